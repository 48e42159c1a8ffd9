package dev.haystack.inbound.http;

import dev.haystack.application.session.FollowSession;
import dev.haystack.application.session.Following;
import dev.haystack.application.session.SessionFollower;
import dev.haystack.application.turn.QueuePosition;
import dev.haystack.application.turn.RunTurn;
import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.application.turn.TurnRequest;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.inbound.protocol.Notice;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** The events of one turn for one reader; they queue here, so that the turn never waits. */
final class ChatStream implements EventStream, SessionFollower {

  private static final int EVENTS_WAITING_MAX = 10_000;

  private final SessionId session;
  private final ClientMessageId question;
  private final BlockingQueue<Item> items = new ArrayBlockingQueue<>(EVENTS_WAITING_MAX);

  private volatile boolean overflown;
  private Optional<TurnId> turn = Optional.empty();
  private Optional<Following> following = Optional.empty();
  private Optional<Item> first = Optional.empty();
  private boolean ended;

  /** What the reader's thread takes from the others. */
  private sealed interface Item {
    record Logged(LoggedEvent event) implements Item {}

    record Waiting(QueuePosition position) implements Item {}

    /** Nothing more comes, and that is all right. */
    record End() implements Item {}

    /** Nothing more comes, and no event says why. */
    record Broken(ErrorCode code, Duration retryAfter) implements Item {}
  }

  private ChatStream(TurnRequest request) {
    this.session = request.session();
    this.question = request.clientMessageId();
  }

  /** The stream from its first event on; a turn that never began is a problem instead. */
  static Answer start(RunTurn turns, FollowSession follow, TurnRequest request)
      throws InterruptedException {
    var stream = new ChatStream(request);
    stream.following = Optional.of(follow.follow(request.session(), stream));
    try {
      TurnTask.start(turns, request, place -> stream.add(new Item.Waiting(place)), stream::onEnd);
      Item first = stream.items.take();
      if (first instanceof Item.Broken(var code, var retryAfter)) {
        throw new Refusal(Problem.of(code, retryAfter));
      }
      stream.first = Optional.of(first);
      return new Answer.Stream(stream);
    } catch (InterruptedException | RuntimeException e) {
      stream.close();
      throw e;
    }
  }

  @Override
  public void onEvent(LoggedEvent event) {
    if (isOurs(event)) {
      add(new Item.Logged(event));
    }
  }

  @Override
  public void onDeleted() {
    add(new Item.End());
  }

  @Override
  public void onReset() {
    add(broken(ErrorCode.TURN_LOST));
  }

  private boolean isOurs(LoggedEvent event) {
    if (event.event() instanceof TurnEvent.Started started
        && started.clientMessageId().equals(question)) {
      turn = Optional.of(event.turn());
    }
    return turn.filter(event.turn()::equals).isPresent();
  }

  private void onEnd(Optional<TurnOutcome> outcome) {
    add(outcome.map(ChatStream::end).orElseGet(() -> broken(ErrorCode.INTERNAL)));
  }

  private static Item end(TurnOutcome outcome) {
    return switch (outcome) {
      case TurnOutcome.Answered _, TurnOutcome.Failed _ -> new Item.End();
      case TurnOutcome.Refused(var code, var retryAfter) -> new Item.Broken(code, retryAfter);
      case TurnOutcome.Repeated _ -> broken(ErrorCode.TURN_LOST);
    };
  }

  private static Item broken(ErrorCode code) {
    return new Item.Broken(code, Duration.ZERO);
  }

  private void add(Item item) {
    if (!items.offer(item)) {
      overflown = true;
    }
  }

  @Override
  public Optional<String> next(Duration silenceMax) throws IOException, InterruptedException {
    if (ended) {
      return Optional.empty();
    }
    if (overflown) {
      throw new IOException("the reader is too slow");
    }
    return take(silenceMax).map(this::render).orElseGet(() -> Optional.of(ServerSentEvents.LIFE));
  }

  private Optional<Item> take(Duration silenceMax) throws InterruptedException {
    Optional<Item> taken = first;
    first = Optional.empty();
    return taken.isPresent()
        ? taken
        : Optional.ofNullable(items.poll(silenceMax.toMillis(), TimeUnit.MILLISECONDS));
  }

  private Optional<String> render(Item item) {
    return switch (item) {
      case Item.Logged(var event) -> Optional.of(ServerSentEvents.logged(session, event));
      case Item.Waiting(var place) ->
          notice("turn_queued", new Notice.TurnQueued(place, ClientMessageId.NONE));
      case Item.End() -> Optional.empty();
      case Item.Broken(var code, var retryAfter) -> {
        ended = true;
        yield notice("error", new Notice.Refused(code, retryAfter, ClientMessageId.NONE));
      }
    };
  }

  private Optional<String> notice(String type, Notice notice) {
    return Optional.of(ServerSentEvents.notice(session, type, notice));
  }

  @Override
  public void close() {
    following.ifPresent(Following::close);
  }
}

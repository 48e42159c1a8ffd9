package dev.haystack.inbound.http;

import dev.haystack.application.session.FollowSession;
import dev.haystack.application.session.Following;
import dev.haystack.application.session.PastTurn;
import dev.haystack.application.session.SessionFollower;
import dev.haystack.application.turn.RunTurn;
import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.application.turn.TurnRequest;
import dev.haystack.application.turn.TurnStatus;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.inbound.protocol.Notice;
import dev.haystack.port.turn.QueuePosition;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** The events of one turn for one reader; they queue here, so that the turn never waits. */
final class ChatStream implements EventStream, SessionFollower {

  private static final int EVENTS_WAITING_MAX = 10_000;

  private final RunTurn turns;
  private final TurnRequest request;
  private final SessionId session;
  private final ClientMessageId question;
  private final BlockingQueue<Item> items = new ArrayBlockingQueue<>(EVENTS_WAITING_MAX);

  private volatile boolean overflown;
  private volatile Optional<TurnId> turn = Optional.empty();
  private final Following following;
  private final Retelling retelling;
  private Optional<Item> first = Optional.empty();
  private boolean ended;

  /** What the reader's thread takes from the others. */
  private sealed interface Item {
    record Logged(LoggedEvent event) implements Item {}

    record Waiting(QueuePosition position) implements Item {}

    /** The message was sent before; its turn is told. */
    record Again(TurnStatus status) implements Item {}

    /** Nothing more comes, and that is all right. */
    record End() implements Item {}

    /** Nothing more comes, and no event says why. */
    record Broken(TurnOutcome.Refused refused) implements Item {}
  }

  private ChatStream(RunTurn turns, FollowSession follow, TurnRequest request) {
    this.turns = turns;
    this.request = request;
    this.session = request.session();
    this.question = request.clientMessageId();
    this.following = follow.follow(session, this);
    this.retelling = new Retelling(session, following, request.caller().user());
  }

  /** The stream from its first event on; a turn that never began is a problem instead. */
  static Answer start(RunTurn turns, FollowSession follow, TurnRequest request)
      throws InterruptedException {
    var stream = new ChatStream(turns, follow, request);
    try {
      stream.ask();
      Item first = stream.known(stream.items.take());
      if (first instanceof Item.Broken(var refused)) {
        throw new Refusal(Problem.of(refused));
      }
      stream.first = Optional.of(first);
      return new Answer.Stream(stream);
    } catch (InterruptedException | RuntimeException e) {
      stream.close();
      throw e;
    }
  }

  private void ask() {
    TurnTask.start(turns, request, place -> add(new Item.Waiting(place)), this::onEnd);
  }

  /** Of a message that was given up while it waited there is nothing to tell. */
  private Item known(Item item) {
    if (item instanceof Item.Again(var status)) {
      PastTurn past = following.past(status, request.caller().user());
      return past.isRunning() || past.isHeld() || past.answer().isPresent()
          ? item
          : broken(ErrorCode.TURN_LOST);
    }
    return item;
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
      case TurnOutcome.Refused refused -> new Item.Broken(refused);
      case TurnOutcome.Repeated(var status) -> new Item.Again(status);
    };
  }

  private static Item broken(ErrorCode code) {
    return new Item.Broken(new TurnOutcome.Refused(code, Duration.ZERO));
  }

  private void add(Item item) {
    if (!items.offer(item)) {
      overflown = true;
    }
  }

  @Override
  public Optional<String> next(Duration silenceMax) throws IOException, InterruptedException {
    while (!ended) {
      if (overflown) {
        throw new IOException("the reader is too slow");
      }
      String text = take(silenceMax).map(this::render).orElseGet(this::silence);
      if (!text.isEmpty()) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }

  private String silence() {
    if (retelling.isBegun()) {
      // the node that worked on it may be gone, which is found out by asking
      ask();
    }
    return ServerSentEvents.LIFE;
  }

  private Optional<Item> take(Duration silenceMax) throws InterruptedException {
    Optional<Item> taken = first;
    first = Optional.empty();
    return taken.isPresent()
        ? taken
        : Optional.ofNullable(items.poll(silenceMax.toMillis(), TimeUnit.MILLISECONDS));
  }

  private String render(Item item) {
    return switch (item) {
      case Item.Logged(var event) -> logged(event);
      case Item.Waiting(var place) ->
          notice("turn_queued", new Notice.TurnQueued(place, ClientMessageId.NONE));
      case Item.Again(var status) -> again(status);
      case Item.End() -> {
        ended = true;
        yield "";
      }
      case Item.Broken(TurnOutcome.Refused(var code, var retryAfter, _)) -> {
        ended = true;
        yield notice("error", new Notice.Refused(code, retryAfter, ClientMessageId.NONE));
      }
    };
  }

  private String logged(LoggedEvent event) {
    String text = retelling.tell(event);
    if (event.event() instanceof TurnEvent.Ended) {
      retelling.ended();
      ended = retelling.isOver();
    }
    return text;
  }

  private String again(TurnStatus status) {
    // from here on its events are queued, and what came before is in the log
    turn = Optional.of(status.turn());
    String text = retelling.tell(status);
    ended = retelling.isOver();
    return text;
  }

  private String notice(String type, Notice notice) {
    return ServerSentEvents.notice(session, type, notice);
  }

  @Override
  public void close() {
    following.close();
  }
}

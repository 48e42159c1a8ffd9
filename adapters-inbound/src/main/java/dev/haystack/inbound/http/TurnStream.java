package dev.haystack.inbound.http;

import dev.haystack.application.session.FirstLook;
import dev.haystack.application.session.FollowUiState;
import dev.haystack.application.session.Following;
import dev.haystack.application.session.PastTurn;
import dev.haystack.application.session.SessionFollower;
import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.application.turn.TurnRequest;
import dev.haystack.application.turn.TurnState;
import dev.haystack.application.turn.TurnStatus;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.inbound.protocol.TurnDialect;
import dev.haystack.port.turn.QueuePosition;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The events of one turn for one reader; they queue here, so that the turn never waits. */
final class TurnStream implements EventStream, SessionFollower {

  private static final int EVENTS_WAITING_MAX = 10_000;

  private final TurnDoor door;
  private final Optional<TurnRequest> request;
  private final TurnDialect dialect;
  private final ClientMessageId question;
  private final BlockingQueue<Item> items = new ArrayBlockingQueue<>(EVENTS_WAITING_MAX);

  private volatile boolean overflown;
  private volatile Optional<TurnId> turn = Optional.empty();
  private volatile Optional<TurnId> own = Optional.empty();
  private final Following following;
  private final Retelling retelling;
  private Optional<Item> first = Optional.empty();
  private boolean ended;
  private FollowUiState.Subscription page = () -> {};

  /** What the reader's thread takes from the others. */
  private sealed interface Item {
    record Logged(LoggedEvent event) implements Item {}

    record Waiting(QueuePosition position) implements Item {}

    /** The reader's page has become that. */
    record Page(UiState state) implements Item {}

    /** The message was sent before; its turn is told. */
    record Again(TurnStatus status) implements Item {}

    /** Nothing more comes, and that is all right. */
    record End() implements Item {}

    /** The session was deleted. */
    record Deleted() implements Item {}

    /** Nobody reads any more. */
    record Left() implements Item {}

    /** Nothing more comes, and no event says why. */
    record Broken(TurnOutcome.Refused refused) implements Item {}
  }

  private TurnStream(
      TurnDoor door,
      SessionId session,
      UserId reader,
      Optional<TurnRequest> request,
      TurnDialect dialect) {
    this.door = door;
    this.request = request;
    this.dialect = dialect;
    this.question = request.map(TurnRequest::clientMessageId).orElse(ClientMessageId.NONE);
    this.following = door.following().follow(session, this);
    this.retelling = new Retelling(dialect, following, reader);
  }

  /** The reader's turn that runs in the session, from its first event; nothing if none does. */
  static Optional<TurnStream> resume(
      TurnDoor door, SessionId session, UserId reader, TurnDialect dialect) {
    var stream = new TurnStream(door, session, reader, Optional.empty(), dialect);
    FirstLook look = stream.following.firstLook(reader);
    if (!look.isOpen() || look.activeTurn().isEmpty()) {
      stream.close();
      return Optional.empty();
    }
    TurnId running = look.activeTurn().get();
    stream.first =
        Optional.of(
            new Item.Again(
                new TurnStatus(
                    running, running.question(), ClientMessageId.NONE, TurnState.RUNNING)));
    return Optional.of(stream);
  }

  /**
   * The stream from its first event on; a turn that never began is a problem instead.
   *
   * @param reader has something done once the reader has gone
   */
  static TurnStream start(
      TurnDoor door, TurnRequest request, TurnDialect dialect, Consumer<Runnable> reader)
      throws InterruptedException {
    var stream =
        new TurnStream(
            door, request.session(), request.caller().user(), Optional.of(request), dialect);
    try {
      stream.ask(request);
      if (door.stopsOnLeave()) {
        reader.accept(() -> stream.add(new Item.Left()));
      }
      Item first = stream.known(stream.items.take(), request.caller().user());
      if (first instanceof Item.Broken(var refused)) {
        throw new Refusal(Problem.of(refused));
      }
      stream.first = Optional.of(first);
      return stream;
    } catch (InterruptedException | RuntimeException e) {
      stream.close();
      throw e;
    }
  }

  /** The reader is told of a page as well, as long as this lasts. */
  void with(FollowUiState.Subscription following) {
    page = following;
  }

  void pageChanged(UiState state) {
    add(new Item.Page(state));
  }

  private void ask(TurnRequest asked) {
    Optional<TurnId> begun =
        TurnTask.start(door.turns(), asked, place -> add(new Item.Waiting(place)), this::onEnd);
    own = own.or(() -> begun);
  }

  /** Of a message that was given up while it waited there is nothing to tell. */
  private Item known(Item item, UserId reader) {
    if (item instanceof Item.Again(var status)) {
      PastTurn past = following.past(status, reader);
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
    add(new Item.Deleted());
  }

  @Override
  public void onReset() {
    add(broken(ErrorCode.TURN_LOST));
  }

  private boolean isOurs(LoggedEvent event) {
    if (event.event() instanceof TurnEvent.Started started
        && question.isPresent()
        && started.clientMessageId().equals(question)) {
      turn = Optional.of(event.turn());
    }
    return turn.filter(event.turn()::equals).isPresent();
  }

  private void onEnd(Optional<TurnOutcome> outcome) {
    add(outcome.map(TurnStream::end).orElseGet(() -> broken(ErrorCode.INTERNAL)));
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
    var text = new StringBuilder(TurnDialect.ROOM_CHARACTERS);
    while (!ended) {
      if (overflown) {
        throw new IOException("the reader is too slow");
      }
      Optional<Item> item = take(silenceMax);
      if (item.isEmpty()) {
        silence(text);
      } else {
        render(item.get(), text);
      }
      if (!text.isEmpty()) {
        return Optional.of(text.toString());
      }
    }
    return Optional.empty();
  }

  private void silence(StringBuilder text) {
    if (retelling.isBegun()) {
      // the node that worked on it may be gone, which is found out by asking
      request.ifPresent(this::ask);
    }
    text.append(TurnDialect.LIFE);
  }

  private Optional<Item> take(Duration silenceMax) throws InterruptedException {
    Optional<Item> taken = first;
    first = Optional.empty();
    return taken.isPresent()
        ? taken
        : Optional.ofNullable(items.poll(silenceMax.toMillis(), TimeUnit.MILLISECONDS));
  }

  private void render(Item item, StringBuilder text) throws IOException {
    switch (item) {
      case Item.Logged(var event) -> logged(event, text);
      case Item.Waiting(var place) -> dialect.waiting(place, text);
      case Item.Page(var state) -> dialect.pageChanged(state, text);
      case Item.Again(var status) -> again(status, text);
      case Item.End() -> ended = true;
      case Item.Deleted() -> {
        ended = true;
        dialect.deleted(text);
      }
      case Item.Left() -> throw new IOException("the reader has gone");
      case Item.Broken(TurnOutcome.Refused(var code, var retryAfter, _)) -> {
        ended = true;
        dialect.broken(code, retryAfter, text);
      }
    }
  }

  private void logged(LoggedEvent event, StringBuilder text) {
    retelling.tell(event, text);
    if (event.event() instanceof TurnEvent.Ended) {
      retelling.ended();
      ended = retelling.isOver();
    }
    ended = ended || dialect.isInterrupted();
  }

  private void again(TurnStatus status, StringBuilder text) {
    if (request.isPresent() && dialect.again(text)) {
      ended = true;
      return;
    }
    // from here on its events are queued, and what came before is in the log
    turn = Optional.of(status.turn());
    retelling.tell(status, text);
    ended = retelling.isOver() || dialect.isInterrupted();
  }

  @Override
  public void close() {
    page.close();
    following.close();
    if (!ended && door.stopsOnLeave()) {
      request.ifPresent(asked -> door.stop(asked, own));
    }
  }
}

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
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.inbound.protocol.TurnDialect;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.identity.CredentialEnded;
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
  private final CallerLease reader;
  private final Optional<TurnRequest> request;
  private final TurnDialect dialect;
  private final ClientMessageId question;
  private final BlockingQueue<TurnNews> items = new ArrayBlockingQueue<>(EVENTS_WAITING_MAX);

  private volatile boolean overflown;
  private volatile Optional<TurnId> turn = Optional.empty();
  private volatile Optional<TurnId> own = Optional.empty();
  private final Following following;
  private final Retelling retelling;
  private Optional<TurnNews> first = Optional.empty();
  private boolean ended;
  private FollowUiState.Subscription page = () -> {};

  private TurnStream(
      TurnDoor door,
      SessionId session,
      CallerLease reader,
      Optional<TurnRequest> request,
      TurnDialect dialect) {
    this.door = door;
    this.reader = reader;
    this.request = request;
    this.dialect = dialect;
    this.question = request.map(TurnRequest::clientMessageId).orElse(ClientMessageId.NONE);
    this.following = door.following().follow(session, this);
    this.retelling = new Retelling(dialect, following, reader.user());
  }

  /** The reader's turn that runs in the session, from its first event; nothing if none does. */
  static Optional<TurnStream> resume(
      TurnDoor door, SessionId session, CallerLease reader, TurnDialect dialect) {
    var stream = new TurnStream(door, session, reader, Optional.empty(), dialect);
    Optional<TurnId> running = stream.running();
    if (running.isEmpty()) {
      stream.close();
      return Optional.empty();
    }
    TurnId turn = running.get();
    stream.first =
        Optional.of(
            new TurnNews.Again(
                new TurnStatus(turn, turn.question(), ClientMessageId.NONE, TurnState.RUNNING)));
    return Optional.of(stream);
  }

  private Optional<TurnId> running() {
    try {
      FirstLook look = following.firstLook(reader.user());
      return look.activeTurn().filter(_ -> look.isOpen());
    } catch (RuntimeException e) {
      // nobody else would
      close();
      throw e;
    }
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
        new TurnStream(door, request.session(), request.caller(), Optional.of(request), dialect);
    try {
      stream.ask(request);
      if (door.stopsOnLeave()) {
        reader.accept(() -> stream.add(new TurnNews.Left()));
      }
      TurnNews first = stream.known(stream.items.take());
      if (first instanceof TurnNews.Broken(var refused)) {
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
    add(new TurnNews.Page(state));
  }

  private void ask(TurnRequest asked) {
    Optional<TurnId> begun =
        TurnTask.start(door.turns(), asked, place -> add(new TurnNews.Waiting(place)), this::onEnd);
    own = own.or(() -> begun);
  }

  /** Of a message that was given up while it waited there is nothing to tell. */
  private TurnNews known(TurnNews item) {
    if (item instanceof TurnNews.Again(var status)) {
      PastTurn past = following.past(status, reader.user());
      return past.isRunning() || past.isHeld() || past.answer().isPresent()
          ? item
          : broken(ErrorCode.TURN_LOST);
    }
    return item;
  }

  @Override
  public void onEvent(LoggedEvent event) {
    if (isOurs(event)) {
      add(new TurnNews.Logged(event));
    }
  }

  @Override
  public void onDeleted() {
    // what waits is not told any more
    items.removeIf(TurnNews::isContent);
    add(new TurnNews.Deleted());
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

  private static TurnNews end(TurnOutcome outcome) {
    return switch (outcome) {
      case TurnOutcome.Answered _, TurnOutcome.Failed _ -> new TurnNews.End();
      case TurnOutcome.Refused refused -> new TurnNews.Broken(refused);
      case TurnOutcome.Repeated(var status) -> new TurnNews.Again(status);
    };
  }

  private static TurnNews broken(ErrorCode code) {
    return new TurnNews.Broken(new TurnOutcome.Refused(code, Duration.ZERO));
  }

  private void add(TurnNews item) {
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
      Optional<TurnNews> item = take(silenceMax);
      if (item.isEmpty()) {
        silence(text);
      } else {
        render(permitted(item.get()), text);
      }
      if (!text.isEmpty()) {
        return Optional.of(text.toString());
      }
    }
    return Optional.empty();
  }

  /** Whose right has ended is told that, and nothing that happens behind it. */
  private TurnNews permitted(TurnNews item) throws InterruptedException {
    if (item.isContent()) {
      try {
        var _ = reader.current();
      } catch (CredentialEnded e) {
        return broken(e.code());
      }
    }
    return item;
  }

  private void silence(StringBuilder text) {
    if (retelling.isBegun()) {
      // the node that worked on it may be gone, which is found out by asking
      request.ifPresent(this::ask);
    }
    text.append(TurnDialect.LIFE);
  }

  private Optional<TurnNews> take(Duration silenceMax) throws InterruptedException {
    Optional<TurnNews> taken = first;
    first = Optional.empty();
    return taken.isPresent()
        ? taken
        : Optional.ofNullable(items.poll(silenceMax.toMillis(), TimeUnit.MILLISECONDS));
  }

  private void render(TurnNews item, StringBuilder text) throws IOException {
    switch (item) {
      case TurnNews.Logged(var event) -> logged(event, text);
      case TurnNews.Waiting(var place) -> dialect.waiting(place, text);
      case TurnNews.Page(var state) -> dialect.pageChanged(state, text);
      case TurnNews.Again(var status) -> again(status, text);
      case TurnNews.End() -> ended = true;
      case TurnNews.Deleted() -> {
        ended = true;
        dialect.deleted(text);
      }
      case TurnNews.Left() -> throw new IOException("the reader has gone");
      case TurnNews.Broken(TurnOutcome.Refused(var code, var retryAfter, _)) -> {
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

package dev.haystack.application.session;

import dev.haystack.application.turn.ActiveTurns;
import dev.haystack.application.turn.Inspection;
import dev.haystack.application.turn.TurnStatus;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.port.store.EventLog;
import dev.haystack.port.store.SessionCopy;
import dev.haystack.port.store.SessionStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Connects somebody to what happens in a session. */
public final class FollowSession {

  private final SessionStore sessions;
  private final EventLog log;
  private final ActiveTurns turns;
  private final SessionFollowers followers;

  public FollowSession(
      SessionStore sessions, EventLog log, ActiveTurns turns, SessionFollowers followers) {
    this.sessions = sessions;
    this.log = log;
    this.turns = turns;
    this.followers = followers;
  }

  /** Whether the session is nobody's yet or this user's. */
  public boolean mayFollow(SessionId id, UserId user) {
    // a turn that runs here has asked already whose the session is
    return turns.runningFor(user, id).isPresent() || isOpen(id, user, sessions.find(id));
  }

  /** The log is brought in line with what was just found: it may be of an earlier session. */
  private boolean isOpen(SessionId id, UserId user, Optional<Session> found) {
    if (found.isEmpty()) {
      log.vacate(id, user);
      return true;
    }
    boolean isOwner = found.get().isOwnedBy(user);
    if (isOwner) {
      log.claim(id, user);
    }
    return isOwner;
  }

  /** Hands the follower every event from now on, until the following is closed. */
  public Following follow(SessionId id, SessionFollower follower) {
    turns.connected(id);
    followers.add(id, follower);
    return new Open(id, follower, log.follow(id, event -> tell(id, follower, event)));
  }

  private void tell(SessionId id, SessionFollower follower, LoggedEvent event) {
    follower.onEvent(event);
    switch (event.event()) {
      case TurnEvent.Started _ -> followers.turnOpen(id, event.turn());
      case TurnEvent.Ended _ -> followers.turnOver(id, event.turn());
      case TurnEvent.TextDelta _,
          TurnEvent.ToolStarted _,
          TurnEvent.ToolCompleted _,
          TurnEvent.ConfirmationRequired _,
          TurnEvent.ActionsRequested _,
          TurnEvent.Completed _,
          TurnEvent.Failed _,
          TurnEvent.ContextCompacted _ -> {}
    }
  }

  /** A turn on another node, or one that was lost with it: a message without an answer. */
  private Optional<TurnId> runningElsewhere(SessionCopy copy) {
    if (copy.messages().isEmpty() || !(copy.messages().getLast() instanceof UserMessage question)) {
      return Optional.empty();
    }
    var turn = new TurnId(question.id().value());
    followers.turnOpen(copy.session().id(), turn);
    return Optional.of(turn);
  }

  private final class Open implements Following {
    private final SessionId id;
    private final SessionFollower follower;
    private final EventLog.Subscription subscription;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile BiConsumer<UserId, Inspection> inspector = (_, _) -> {};

    Open(SessionId id, SessionFollower follower, EventLog.Subscription subscription) {
      this.id = id;
      this.follower = follower;
      this.subscription = subscription;
    }

    @Override
    public LogPosition position() {
      return log.position(id);
    }

    @Override
    public FirstLook firstLook(UserId user) {
      // before the store is asked: a turn that ends meanwhile has its answer there
      Optional<TurnId> here = turns.runningFor(user, id);
      if (here.isPresent()) {
        return new FirstLook(true, here);
      }
      Optional<SessionCopy> copy = sessions.copy(id);
      boolean isOpen = isOpen(id, user, copy.map(SessionCopy::session));
      return new FirstLook(
          isOpen, copy.filter(_ -> isOpen).flatMap(FollowSession.this::runningElsewhere));
    }

    @Override
    public void replay(
        UserId reader, LogPosition after, Consumer<Optional<List<LoggedEvent>>> consumer) {
      log.replay(id, reader, after, consumer);
    }

    @Override
    public void inspect(BiConsumer<UserId, Inspection> one) {
      inspector = one;
      turns.inspections().add(id, one);
    }

    @Override
    public PastTurn past(TurnStatus status, UserId reader) {
      log.claim(id, reader);
      // the log before the store: a turn that ends meanwhile has its answer there
      List<LoggedEvent> events = new TurnEvents(log, id, reader).of(status.turn());
      Optional<AssistantMessage> answer =
          sessions.messages(id).stream()
              .filter(AssistantMessage.class::isInstance)
              .map(AssistantMessage.class::cast)
              .filter(message -> message.inReplyTo().equals(status.message()))
              .findFirst();
      return new PastTurn(status, events, answer);
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        subscription.close();
        turns.inspections().remove(id, inspector);
        followers.remove(id, follower);
        turns.disconnected(id);
      }
    }
  }
}

package dev.haystack.inbound.websocket;

import dev.haystack.application.session.FirstLook;
import dev.haystack.application.session.FollowSession;
import dev.haystack.application.session.Following;
import dev.haystack.application.session.SessionFollower;
import dev.haystack.application.turn.Inspection;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.limit.InboundTally;
import dev.haystack.inbound.protocol.Notice;
import dev.haystack.inbound.rfc6455.CloseCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands a session's events to one outbox, as long as the socket's caller may see them.
 *
 * <p>Events come on the turns' threads, one at a time; everything else is work of the socket's
 * inbox, since it may wait for a store. Whether events are handed on changes only while none can be
 * added.
 */
final class SessionFeed implements SessionFollower, AutoCloseable {

  private final SessionId session;
  private final FollowSession followSession;
  private final Outbox outbox;
  private final Inbox inbox;
  private final BooleanSupplier mayWrite;
  private final InboundTally tally;
  private final AtomicInteger turnsBegun = new AtomicInteger();
  private final AtomicBoolean unsettled = new AtomicBoolean();
  private final HeldInspections inspections = new HeldInspections();
  private Optional<Following> following = Optional.empty();
  private LogPosition begin = new LogPosition("", 0);
  private int turnsBegunAtCheck;
  private volatile @Nullable UserId user;
  private volatile boolean watching;
  private volatile long lastSequence;

  /** Of the newest event, whether it was handed on or not. */
  private volatile long heardSequence;

  private Consumer<UserId> bound = _ -> {};

  /**
   * @param mayWrite whether the caller's token is good at this moment
   */
  SessionFeed(
      SessionId session,
      FollowSession followSession,
      Outbox outbox,
      Inbox inbox,
      BooleanSupplier mayWrite,
      InboundTally tally) {
    this.tally = tally;
    this.session = session;
    this.followSession = followSession;
    this.outbox = outbox;
    this.inbox = inbox;
    this.mayWrite = mayWrite;
  }

  /** Connects to the session; before anything else but {@link #session}. */
  void open() {
    following = Optional.of(followSession.follow(session, this));
    begin = following().position();
    lastSequence = begin.lastSequence();
  }

  /** Hands on what happens beneath the turns too; after the opening, once. */
  void inspect() {
    following().inspect(this::onInspection);
  }

  private void onInspection(UserId owner, Inspection inspection) {
    if (!inspections.hold(owner, heardSequence, inspection)
        && watching
        && owner.equals(user)
        && mayWrite.getAsBoolean()) {
      outbox.offer(new Notice.Inspected(inspection));
    }
  }

  /** What is to be done when the session may have become the user's; as the inbox's work. */
  void whenBound(Consumer<UserId> task) {
    bound = task;
  }

  SessionId session() {
    return session;
  }

  /** Where the log was when the socket came, as far as that is the user's business. */
  LogPosition begin(boolean shown) {
    return shown ? begin : new LogPosition(begin.epoch(), 0);
  }

  /** What the user finds on coming. */
  FirstLook firstLook(UserId someone) {
    turnsBegunAtCheck = turnsBegun.get();
    return following().firstLook(someone);
  }

  /** Whether the session is nobody's yet or that user's. */
  boolean isOpenTo(UserId someone) {
    if (watching && someone.equals(user)) {
      // that was found out, and no turn has begun since
      return true;
    }
    turnsBegunAtCheck = turnsBegun.get();
    return followSession.mayFollow(session, someone);
  }

  /**
   * Watches for a user to whom the session was just found open, from where it left off; false if it
   * turned out to be another's.
   */
  boolean watchFor(UserId someone) {
    user = someone;
    if (outbox.isBehind()) {
      pause();
    }
    while (!watching && !isCaughtUp(someone)) {
      // a turn has begun since it was asked whose the session is
      if (!isOpenTo(someone)) {
        return false;
      }
    }
    return true;
  }

  private boolean isCaughtUp(UserId someone) {
    var caughtUp = new AtomicBoolean();
    following()
        .replay(
            someone,
            new LogPosition(begin.epoch(), lastSequence),
            missed -> {
              if (turnsBegun.get() != turnsBegunAtCheck) {
                return;
              }
              caughtUp.set(true);
              if (mayWrite.getAsBoolean()) {
                watching = true;
                missed.ifPresentOrElse(events -> handOn(someone, events), this::onReset);
              }
            });
    return caughtUp.get();
  }

  private void handOn(UserId someone, List<LoggedEvent> events) {
    inspections.handOver(someone, events, outbox);
    if (!events.isEmpty()) {
      lastSequence = events.getLast().sequence();
    }
  }

  /**
   * Tells again what came after a place, if the log still has it; false if the session has turned
   * out to be another's meanwhile.
   */
  boolean resume(LogPosition after) {
    while (settle()) {
      UserId someone = user;
      if (someone != null && isToldAgain(someone, after)) {
        return true;
      }
    }
    return false;
  }

  private boolean isToldAgain(UserId someone, LogPosition after) {
    var told = new AtomicBoolean();
    LogPosition now = following().position();
    following()
        .replay(
            someone,
            after,
            events -> {
              if (watching) {
                told.set(true);
                tellAgain(someone, after, now, events);
              }
            });
    return told.get();
  }

  private void tellAgain(
      UserId someone, LogPosition after, LogPosition now, Optional<List<LoggedEvent>> events) {
    tally.resumed(events.isPresent());
    long from = after.lastSequence() + 1;
    if (events.isEmpty()) {
      long to = Math.max(now.lastSequence(), lastSequence);
      outbox.offer(new Notice.NotResumed(from, to, reason(after, now)));
      return;
    }
    // all of it is among what is told again
    var _ = outbox.withdraw();
    long to = events.get().isEmpty() ? from - 1 : events.get().getLast().sequence();
    outbox.offer(new Notice.Resumed(from, to));
    handOn(someone, events.get());
  }

  private static String reason(LogPosition after, LogPosition now) {
    if (!after.epoch().equals(now.epoch())) {
      return "epoch_changed";
    }
    return after.lastSequence() > now.lastSequence() ? "unknown_sequence" : "too_old";
  }

  @Override
  public void onEvent(LoggedEvent event) {
    heardSequence = event.sequence();
    // the session is bound before its first turn begins, maybe to somebody else
    if (event.event() instanceof TurnEvent.Started) {
      turnsBegun.incrementAndGet();
      watching = false;
      if (user != null) {
        inspections.begin();
      }
      if (user != null && unsettled.compareAndSet(false, true)) {
        inbox.insist(this::settle);
      }
    }
    if (watching && !mayWrite.getAsBoolean()) {
      // from here on it waits in the log
      watching = false;
    }
    if (watching) {
      lastSequence = event.sequence();
      outbox.offer(event);
    }
  }

  /** Watches again after a turn has begun, unless the session is another's; then false. */
  private boolean settle() {
    unsettled.set(false);
    UserId someone = user;
    if (someone != null && !watching && mayWrite.getAsBoolean()) {
      if (isOpenTo(someone) && watchFor(someone)) {
        bound.accept(someone);
      }
    }
    if (!watching && !unsettled.get()) {
      inspections.drop();
    }
    return watching;
  }

  /** Hands nothing on until it watches again, and takes back what has not been written yet. */
  void pause() {
    UserId someone = user;
    if (someone == null) {
      return;
    }
    following()
        .replay(
            someone,
            following().position(),
            _ -> {
              watching = false;
              outbox.withdraw().ifPresent(first -> lastSequence = first - 1);
            });
  }

  @Override
  public void onDeleted() {
    // a slow reader is not told any more of what is gone
    outbox.forget();
    outbox.end(CloseCode.NORMAL, "the session was deleted");
  }

  @Override
  public void onReset() {
    outbox.end(CloseCode.RESTART, "reconnect and resume");
  }

  private Following following() {
    return following.orElseThrow();
  }

  @Override
  public void close() {
    following.ifPresent(Following::close);
  }
}

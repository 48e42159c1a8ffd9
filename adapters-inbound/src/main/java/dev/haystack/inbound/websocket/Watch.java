package dev.haystack.inbound.websocket;

import dev.haystack.application.session.FollowSession;
import dev.haystack.application.session.Following;
import dev.haystack.application.session.SessionFollower;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.inbound.protocol.Notice;
import dev.haystack.inbound.rfc6455.CloseCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands a session's events to one outbox, as long as the socket's caller may see them.
 *
 * <p>Events come on the turns' threads, one at a time; everything else happens on the socket's
 * reading thread. Whether events are handed on changes only while none can be added.
 */
final class Watch implements SessionFollower, AutoCloseable {

  private final SessionId session;
  private final FollowSession followSession;
  private final Outbox outbox;
  private final Following following;
  private final LogPosition begin;
  private volatile @Nullable UserId user;
  private volatile boolean watching;
  private volatile long lastSequence;

  Watch(SessionId session, FollowSession followSession, Outbox outbox) {
    this.session = session;
    this.followSession = followSession;
    this.outbox = outbox;
    this.following = followSession.follow(session, this);
    this.begin = following.position();
    this.lastSequence = begin.lastSequence();
  }

  SessionId session() {
    return session;
  }

  /** Where the log was when the socket came, as far as that is the user's business. */
  LogPosition begin(boolean shown) {
    return shown ? begin : new LogPosition(begin.epoch(), 0);
  }

  Optional<TurnId> activeTurn() {
    return following.activeTurn();
  }

  /** Whether the session is nobody's yet or that user's. */
  boolean isOpenTo(UserId someone) {
    return followSession.mayFollow(session, someone);
  }

  /** Watches for a user to whom the session is open, from where it left off. */
  void watchFor(UserId someone) {
    if (watching && someone.equals(user)) {
      return;
    }
    user = someone;
    if (!watching) {
      following.replay(
          new LogPosition(begin.epoch(), lastSequence),
          missed -> {
            watching = true;
            missed.ifPresent(outbox::replay);
          });
    }
  }

  /** Tells again what came after a place, if the log still has it. */
  void resume(LogPosition after) {
    LogPosition now = following.position();
    long from = after.lastSequence() + 1;
    following.replay(
        after,
        events -> {
          if (events.isEmpty()) {
            outbox.offer(new Notice.NotResumed(from, now.lastSequence(), reason(after, now)));
            return;
          }
          long to = events.get().isEmpty() ? from - 1 : events.get().getLast().sequence();
          outbox.offer(new Notice.Resumed(from, to));
          outbox.replay(events.get());
        });
  }

  private static String reason(LogPosition after, LogPosition now) {
    if (!after.epoch().equals(now.epoch())) {
      return "epoch_changed";
    }
    return after.lastSequence() > now.lastSequence() ? "unknown_sequence" : "too_old";
  }

  @Override
  public void onEvent(LoggedEvent event) {
    // the session is bound before its first turn starts, maybe to somebody else
    if (event.event() instanceof TurnEvent.Started) {
      UserId someone = user;
      watching = someone != null && isOpenTo(someone);
    }
    if (watching) {
      lastSequence = event.sequence();
      outbox.offer(event);
    }
  }

  @Override
  public void onDeleted() {
    outbox.end(CloseCode.NORMAL, "the session was deleted");
  }

  @Override
  public void close() {
    following.close();
  }
}

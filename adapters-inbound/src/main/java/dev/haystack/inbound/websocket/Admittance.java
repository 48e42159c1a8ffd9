package dev.haystack.inbound.websocket;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.UserId;
import dev.haystack.inbound.limit.SocketPlace;
import dev.haystack.inbound.protocol.Notice;
import dev.haystack.inbound.rfc6455.CloseCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One socket's place among the open ones, and its time to say who it is. Safe for use by many
 * threads.
 */
final class Admittance implements AutoCloseable {

  private static final long NO_DEADLINE = Long.MIN_VALUE;

  private final SocketCounts counts;
  private final SocketPlace place;
  private final Outbox outbox;
  private final Duration grace;
  private final Function<Principal, Instant> ends;
  private final InstantSource clock;
  private @Nullable UserId user;
  private boolean closed;
  private volatile boolean isUnknown;
  private volatile boolean lapsed;
  private volatile boolean isStranger;
  private volatile Instant end = Instant.MAX;
  private volatile long deadlineNanos = NO_DEADLINE;

  /**
   * Takes a place that was {@linkplain SocketCounts#enter() counted} already.
   *
   * @param ends from when on a caller's token is not good any more, by the clock
   */
  Admittance(
      SocketCounts counts,
      SocketPlace place,
      Outbox outbox,
      Duration grace,
      Function<Principal, Instant> ends,
      InstantSource clock) {
    this.counts = counts;
    this.place = place;
    this.outbox = outbox;
    this.grace = grace;
    this.ends = ends;
    this.clock = clock;
  }

  /** The socket is that user's, until the end of the token, or of the one before if it is later. */
  synchronized void known(Principal caller) {
    UserId someone = caller.user();
    Instant until = ends.apply(caller);
    boolean isShorter = someone.equals(user) && isCurrent() && until.isBefore(end);
    end = isShorter ? end : until;
    lapsed = false;
    isStranger = false;
    deadlineNanos = NO_DEADLINE;
    isUnknown = false;
    place.known();
    if (closed || someone.equals(user)) {
      return;
    }
    if (counts.assign(user, someone)) {
      user = someone;
    } else {
      // its place is free before its client hears of it, who may come back at once
      close();
      outbox.end(CloseCode.TOO_MANY_CONNECTIONS, "too many connections");
    }
  }

  /** The socket must bring a good token, before the first deadline it is given. */
  synchronized void demand(ErrorCode reason) {
    if (beginsDeadline()) {
      outbox.offer(new Notice.AuthRequired(reason, grace));
    }
  }

  /** False if one runs already, or if its address has too many sockets that nobody is known on. */
  private boolean beginsDeadline() {
    if (deadlineNanos != NO_DEADLINE) {
      return false;
    }
    isUnknown = user == null;
    if (isUnknown && !place.unknown()) {
      outbox.end(CloseCode.TOO_MANY_CONNECTIONS, "too many connections");
      return false;
    }
    deadlineNanos = System.nanoTime() + grace.toNanos();
    return true;
  }

  /** The token that it had is not good any more: there is one more deadline, if none runs yet. */
  synchronized void lapse(ErrorCode reason) {
    if (lapsed) {
      return;
    }
    lapsed = true;
    if (deadlineNanos == NO_DEADLINE) {
      demand(reason);
    } else {
      var left = Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime()));
      outbox.offer(new Notice.AuthRequired(reason, left));
    }
  }

  /** Whether what happens in the session may be written to it. */
  boolean isCurrent() {
    return !lapsed && clock.instant().isBefore(end);
  }

  /** Whether its token's time is over, and nothing has been done about that yet. */
  boolean isToBeRenewed() {
    return !lapsed && !clock.instant().isBefore(end);
  }

  /** Whether someone else than its user now wants to go on where a token has ended. */
  synchronized boolean isAnothers(UserId someone) {
    return lapsed && user != null && !someone.equals(user);
  }

  /**
   * Nobody can tell at present whether its token is good; the client is not asked for another, but
   * a socket that nobody is known on has no more than any of those, and does not stay for ever.
   */
  synchronized void doubt() {
    if (user == null) {
      boolean _ = beginsDeadline();
    }
  }

  /**
   * Someone was told that there is no such session for them. If the socket is theirs it has no use,
   * unless somebody else comes to be known on it in time.
   */
  synchronized void stranger(UserId someone) {
    if (someone.equals(user) && deadlineNanos == NO_DEADLINE) {
      isStranger = true;
      deadlineNanos = System.nanoTime() + grace.toNanos();
    }
  }

  /** Whose it is, if anybody is known on it. */
  synchronized Optional<UserId> user() {
    return Optional.ofNullable(user);
  }

  /** Whether it has been found that nobody is known on the socket yet. */
  boolean isUnknown() {
    return isUnknown;
  }

  /** Ends the connection if its time is over. */
  void check(long nowNanos) {
    long deadline = deadlineNanos;
    if (deadline == NO_DEADLINE || nowNanos - deadline < 0) {
      return;
    }
    if (isStranger) {
      outbox.end(CloseCode.NOT_OWNER, "not the owner");
    } else {
      outbox.end(CloseCode.UNAUTHENTICATED, "no good token in time");
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      counts.leave(user);
      place.close();
    }
  }
}

package dev.haystack.inbound.websocket;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.UserId;
import dev.haystack.inbound.limit.SocketPlace;
import dev.haystack.inbound.protocol.Notice;
import dev.haystack.inbound.rfc6455.CloseCode;
import java.time.Duration;
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
  private @Nullable UserId user;
  private boolean closed;
  private volatile boolean isUnknown;
  private volatile long deadlineNanos = NO_DEADLINE;

  /** Takes a place that was {@linkplain SocketCounts#enter() counted} already. */
  Admittance(SocketCounts counts, SocketPlace place, Outbox outbox, Duration grace) {
    this.counts = counts;
    this.place = place;
    this.outbox = outbox;
    this.grace = grace;
  }

  /** The socket is that user's. */
  synchronized void known(UserId someone) {
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
    if (deadlineNanos == NO_DEADLINE) {
      isUnknown = user == null;
      if (isUnknown && !place.unknown()) {
        outbox.end(CloseCode.TOO_MANY_CONNECTIONS, "too many connections");
        return;
      }
      deadlineNanos = System.nanoTime() + grace.toNanos();
      outbox.offer(new Notice.AuthRequired(reason, grace));
    }
  }

  /**
   * Nobody can tell at present whether its token is good; the client is not asked for another, but
   * a socket that nobody is known on does not stay for ever.
   */
  synchronized void doubt() {
    if (user == null && deadlineNanos == NO_DEADLINE) {
      deadlineNanos = System.nanoTime() + grace.toNanos();
    }
  }

  /** Whether the socket was told to say who it is, and nobody has been known on it yet. */
  boolean isUnknown() {
    return isUnknown;
  }

  /** Ends the connection if its time is over. */
  void check(long nowNanos) {
    long deadline = deadlineNanos;
    if (deadline != NO_DEADLINE && nowNanos - deadline >= 0) {
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

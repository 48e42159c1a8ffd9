package dev.haystack.inbound.rfc6455;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Pings one connection at its interval and closes it when nothing is heard. */
final class Heartbeat {

  private final WebSocketConnection connection;
  private final Incoming incoming;
  private final Outgoing outgoing;
  private final Timer timer;
  private final Limits limits;
  private final Predicate<Duration> isMessageLate;

  private long nextPingNanos;
  private @Nullable Future<?> next;
  private boolean stopped;

  /**
   * @param isMessageLate whether a large message has been on its way for longer than that
   */
  Heartbeat(
      WebSocketConnection connection,
      Incoming incoming,
      Outgoing outgoing,
      Timer timer,
      Limits limits,
      Predicate<Duration> isMessageLate) {
    this.connection = connection;
    this.incoming = incoming;
    this.outgoing = outgoing;
    this.timer = timer;
    this.limits = limits;
    this.isMessageLate = isMessageLate;
  }

  synchronized void start() {
    nextPingNanos = System.nanoTime() + limits.pingInterval().toNanos();
    wakeNext(System.nanoTime());
  }

  synchronized void stop() {
    stopped = true;
    if (next != null) {
      next.cancel(false);
    }
  }

  private synchronized void wake() {
    if (stopped || !connection.isOpen()) {
      return;
    }
    long now = System.nanoTime();
    if (silenceEndsNanos() - now <= 0) {
      connection.close(CloseCode.SILENT, "nothing heard");
      return;
    }
    if (isMessageLate.test(limits.silenceLimit())) {
      // it keeps memory that others wait for
      connection.close(CloseCode.POLICY_VIOLATION, "message takes too long");
      return;
    }
    if (nextPingNanos - now <= 0) {
      outgoing.ping();
      nextPingNanos = now + limits.pingInterval().toNanos();
    }
    wakeNext(now);
  }

  private void wakeNext(long now) {
    long delayNanos = Math.min(nextPingNanos - now, silenceEndsNanos() - now);
    next = timer.after(Math.max(delayNanos, 0), this::wake);
  }

  private long silenceEndsNanos() {
    return incoming.heardNanos() + limits.silenceLimit().toNanos();
  }
}

package dev.haystack.inbound.websocket;

import dev.haystack.inbound.protocol.Notice;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Tells a client that it speaks too fast, at most once a second and then for how many messages.
 * Safe for use by many threads.
 */
final class RateWarning {

  static final Duration RETRY = Duration.ofSeconds(1);

  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Outbox outbox;
  private int unsaid;
  private long nextNanos;

  RateWarning(Outbox outbox, long nowNanos) {
    this.outbox = outbox;
    this.nextNanos = nowNanos;
  }

  /** A message was refused that has no name by which that could be said. */
  synchronized void refused(long nowNanos) {
    unsaid++;
    check(nowNanos);
  }

  /** Says what was left unsaid, once it is time. */
  synchronized void check(long nowNanos) {
    if (unsaid > 0 && nowNanos - nextNanos >= 0) {
      outbox.offer(new Notice.RateLimited(RETRY, unsaid - 1));
      unsaid = 0;
      nextNanos = nowNanos + PAUSE_NANOS;
    }
  }
}

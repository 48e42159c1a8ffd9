package dev.haystack.inbound.websocket;

import java.util.concurrent.TimeUnit;

/** How fast one socket may speak: so much at once, and so much a second for long; one thread's. */
final class InboundRate {

  private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final long nanosPerMessage;
  private final long creditNanosMax;
  private long creditNanos;
  private long lastNanos;

  InboundRate(int messagesPerSecondMax, int burstMax, long nowNanos) {
    this(SECOND_NANOS / messagesPerSecondMax, burstMax, nowNanos);
  }

  private InboundRate(long nanosPerMessage, int burstMax, long nowNanos) {
    this.nanosPerMessage = nanosPerMessage;
    creditNanosMax = nanosPerMessage * burstMax;
    creditNanos = creditNanosMax;
    lastNanos = nowNanos;
  }

  /** So many in a minute, which may come at once. */
  static InboundRate perMinute(int messagesMax, long nowNanos) {
    return new InboundRate(TimeUnit.MINUTES.toNanos(1) / messagesMax, messagesMax, nowNanos);
  }

  /** Whether a message may come now; if so, it is counted. */
  boolean admits(long nowNanos) {
    creditNanos = Math.min(creditNanosMax, creditNanos + (nowNanos - lastNanos));
    lastNanos = nowNanos;
    if (creditNanos < nanosPerMessage) {
      return false;
    }
    creditNanos -= nanosPerMessage;
    return true;
  }
}

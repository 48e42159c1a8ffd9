package dev.haystack.inbound.limit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How often each address does something in a minute; safe for use by many threads. */
final class AddressRate {

  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

  private final int perMinuteMax;
  private final Map<String, Integer> counts = new HashMap<>();
  private long minuteEndNanos;

  AddressRate(int perMinuteMax, long nowNanos) {
    this.perMinuteMax = perMinuteMax;
    this.minuteEndNanos = nowNanos + MINUTE_NANOS;
  }

  /** Counts one more; zero if it may be, else how long to wait. */
  synchronized Duration enter(String address, long nowNanos) {
    forget(nowNanos);
    return wait(counts.merge(address, 1, Integer::sum) > perMinuteMax, nowNanos);
  }

  /** Zero if one more may be, else how long to wait; counts nothing. */
  synchronized Duration look(String address, long nowNanos) {
    forget(nowNanos);
    return wait(counts.getOrDefault(address, 0) >= perMinuteMax, nowNanos);
  }

  private void forget(long nowNanos) {
    if (nowNanos - minuteEndNanos >= 0) {
      counts.clear();
      minuteEndNanos = nowNanos + MINUTE_NANOS;
    }
  }

  private Duration wait(boolean isOver, long nowNanos) {
    return isOver ? Duration.ofNanos(minuteEndNanos - nowNanos) : Duration.ZERO;
  }
}

package dev.haystack.inbound.limit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How often each address does something in a minute; safe for use by many threads.
 *
 * <p>So many addresses are counted and no more: whoever has more of them than that is not held up
 * by a limit for each, and must not fill the memory either. The others go on until the minute ends.
 */
final class AddressRate {

  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

  static final int ADDRESSES_MAX = 50_000;

  private final int perMinuteMax;
  private final Map<String, Integer> counts = new HashMap<>();
  private long minuteEndNanos;
  private long uncounted;

  AddressRate(int perMinuteMax, long nowNanos) {
    this.perMinuteMax = perMinuteMax;
    this.minuteEndNanos = nowNanos + MINUTE_NANOS;
  }

  /** Counts one more; zero if it may be, else how long to wait. */
  synchronized Duration enter(String address, long nowNanos) {
    forget(nowNanos);
    if (counts.size() >= ADDRESSES_MAX && !counts.containsKey(address)) {
      uncounted++;
      return Duration.ZERO;
    }
    return wait(counts.merge(address, 1, Integer::sum) > perMinuteMax, nowNanos);
  }

  /** Zero if one more may be, else how long to wait; counts nothing. */
  synchronized Duration look(String address, long nowNanos) {
    forget(nowNanos);
    return wait(counts.getOrDefault(address, 0) >= perMinuteMax, nowNanos);
  }

  /** How many addresses are counted. */
  synchronized int addresses() {
    return counts.size();
  }

  /** How often an address was not counted, because too many others were. */
  synchronized long uncounted() {
    return uncounted;
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

package dev.haystack.application.cost;

import dev.haystack.domain.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/**
 * How many requests each user may make of this node in a minute: all at once or one after the
 * other, and each comes back after its share of the minute. Safe for use by many threads.
 */
public final class RequestRate {

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final IntSupplier perMinuteMax;
  private final InstantSource clock;

  // when all that each user has asked is forgotten
  private final Map<UserId, Long> ends = new ConcurrentHashMap<>();

  public RequestRate(int perMinuteMax, InstantSource clock) {
    this(() -> perMinuteMax, clock);
  }

  /** With a limit that is asked for at each request. */
  public RequestRate(IntSupplier perMinuteMax, InstantSource clock) {
    this.perMinuteMax = perMinuteMax;
    this.clock = clock;
  }

  /**
   * Counts a request; if it is one too many it is not counted, and this is the wait for another.
   */
  public Optional<Duration> take(UserId user) {
    long now = nowNanos();
    long shareNanos = WINDOW.toNanos() / perMinuteMax.getAsInt();
    long[] waitNanos = {0};
    ends.compute(
        user,
        (_, known) -> {
          long end = known == null ? now : Math.max(known, now);
          waitNanos[0] = Math.max(0, end + shareNanos - now - WINDOW.toNanos());
          return waitNanos[0] > 0 ? end : end + shareNanos;
        });
    return Optional.of(Duration.ofNanos(waitNanos[0])).filter(Duration::isPositive);
  }

  /** Gives back the memory of those who have not asked for long; to be called now and then. */
  public void removeExpired() {
    long now = nowNanos();
    ends.values().removeIf(end -> end <= now);
  }

  int size() {
    return ends.size();
  }

  private long nowNanos() {
    Instant now = clock.instant();
    return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
  }
}

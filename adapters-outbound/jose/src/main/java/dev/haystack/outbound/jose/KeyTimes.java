package dev.haystack.outbound.jose;

import java.time.Duration;

/**
 * How long keys are used.
 *
 * @param cache the age at which they are fetched anew, behind the answer
 * @param miss the least time between two fetches for unknown keys
 * @param outage how long they are used while nothing newer comes
 */
public record KeyTimes(Duration cache, Duration miss, Duration outage) {

  private static final Duration FILE_MAX = Duration.ofSeconds(10);

  public KeyTimes {
    if (!cache.isPositive() || !miss.isPositive() || !outage.isPositive()) {
      throw new IllegalArgumentException("a time is not positive");
    }
  }

  /** For a file, which costs little to look at. */
  KeyTimes ofFile() {
    return new KeyTimes(cache.compareTo(FILE_MAX) > 0 ? FILE_MAX : cache, miss, outage);
  }
}

package dev.haystack.domain.uistate;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/** The order of updates: the instant first and, at the same instant, the sequence. */
public record Stamp(Instant timestamp, long sequence) implements Comparable<Stamp> {

  /** Before every update. */
  public static final Stamp OLDEST = new Stamp(Instant.MIN, Long.MIN_VALUE);

  /** How far a page's clock may run ahead of ours and still say something about the order. */
  public static final Duration AHEAD_MAX = Duration.ofSeconds(5);

  private static final Comparator<Stamp> ORDER =
      Comparator.comparing(Stamp::timestamp).thenComparingLong(Stamp::sequence);

  /** Before every other of that instant. */
  static Stamp firstOf(Instant instant) {
    return new Stamp(instant, Long.MIN_VALUE);
  }

  /** The last stamp that still says something about the order at that time. */
  public static Stamp lastOf(Instant now) {
    return new Stamp(now.plus(AHEAD_MAX), Long.MAX_VALUE);
  }

  /** Whether it lies so far in the future that only a wrong clock can have made it. */
  public boolean isAheadOf(Instant now) {
    return compareTo(lastOf(now)) > 0;
  }

  @Override
  public int compareTo(Stamp other) {
    return ORDER.compare(this, other);
  }
}

package dev.haystack.domain.uistate;

import java.time.Instant;
import java.util.Comparator;

/** The order of updates: the instant first and, at the same instant, the sequence. */
public record Stamp(Instant timestamp, long sequence) implements Comparable<Stamp> {

  /** Before every update. */
  public static final Stamp OLDEST = new Stamp(Instant.MIN, Long.MIN_VALUE);

  private static final Comparator<Stamp> ORDER =
      Comparator.comparing(Stamp::timestamp).thenComparingLong(Stamp::sequence);

  @Override
  public int compareTo(Stamp other) {
    return ORDER.compare(this, other);
  }
}

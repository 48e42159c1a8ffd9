package dev.haystack.cluster.line;

import java.time.Duration;

/**
 * How long things take in lines that nodes share.
 *
 * @param lease how long a node that says nothing keeps its places
 * @param renewal how often a node says that it is there
 * @param settling how long after the store's return nobody is taken out, and after a loss nobody
 *     new is let in, so that all nodes can say what they hold
 * @param patience how long turns that wait for other nodes wait on when the store is away
 */
public record LineTimes(Duration lease, Duration renewal, Duration settling, Duration patience) {

  /** A node is missed after three seconds; the others know a second later. */
  public static final LineTimes DEFAULTS =
      new LineTimes(
          Duration.ofSeconds(3),
          Duration.ofSeconds(1),
          Duration.ofMillis(2_500),
          Duration.ofSeconds(2));

  public LineTimes {
    if (renewal.isNegative() || renewal.isZero() || lease.compareTo(renewal.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException("a lease outlives two renewals");
    }
  }
}

package dev.haystack.outbound.transport;

import java.time.Duration;

/**
 * The limits of a transport: how long connecting may take, how many connections it uses at once,
 * and how long it keeps an unused one.
 */
public record TransportLimits(Duration connect, int connectionsMax, Duration unusedKept) {

  public TransportLimits {
    if (connect.isNegative() || connect.isZero()) {
      throw new IllegalArgumentException("the limit on connecting is not positive");
    }
    if (connectionsMax < 1) {
      throw new IllegalArgumentException("there must be at least one connection");
    }
    if (unusedKept.isNegative()) {
      throw new IllegalArgumentException("the time unused connections are kept is negative");
    }
  }

  /** Five seconds to connect, 1,024 connections, unused ones kept for 20 seconds. */
  public static TransportLimits defaults() {
    return new TransportLimits(Duration.ofSeconds(5), 1024, Duration.ofSeconds(20));
  }
}

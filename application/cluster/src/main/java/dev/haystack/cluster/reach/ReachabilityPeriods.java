package dev.haystack.cluster.reach;

import java.time.Duration;

/** How often the shared store is looked at while it is in reach, and while it is away. */
public record ReachabilityPeriods(Duration inReach, Duration away) {

  /** Half a second, and a fifth. */
  public static final ReachabilityPeriods DEFAULTS =
      new ReachabilityPeriods(Duration.ofMillis(500), Duration.ofMillis(200));
}

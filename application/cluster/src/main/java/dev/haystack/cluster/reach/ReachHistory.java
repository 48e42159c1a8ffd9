package dev.haystack.cluster.reach;

import dev.haystack.port.health.Dependency;
import dev.haystack.port.health.HealthStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Since when the shared store is in reach or away, and when it was last found to have lost data.
 */
public final class ReachHistory implements Consumer<StoreChange> {

  private final String name;
  private final InstantSource clock;
  private volatile Instant since;
  private final LongAdder losses = new LongAdder();
  private volatile Optional<Instant> lostAt = Optional.empty();

  /** Of the store that health calls so. */
  public ReachHistory(String name, InstantSource clock) {
    this.name = name;
    this.clock = clock;
    this.since = now();
  }

  @Override
  public void accept(StoreChange change) {
    switch (change) {
      case AWAY, BACK -> since = now();
      case LOST -> {
        lostAt = Optional.of(now());
        losses.increment();
      }
    }
  }

  public Dependency health(boolean isInReach, String awayReason, int waiting) {
    String lost = lostAt.map(at -> "; lost data at " + at + ", written anew").orElse("");
    String held = waiting + " sessions and page states wait to be written back";
    if (!isInReach) {
      return new Dependency(
          name,
          HealthStatus.DEGRADED,
          "away since " + since + " (" + awayReason + "); memory serves, " + held + lost);
    }
    return waiting == 0
        ? new Dependency(name, HealthStatus.UP, "in reach since " + since + lost)
        : new Dependency(
            name, HealthStatus.DEGRADED, "in reach since " + since + "; " + held + lost);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** How often the shared store was found to have lost data. */
  public long losses() {
    return losses.sum();
  }
}

package dev.haystack.application.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.kit.ManualClock;
import dev.haystack.port.health.Dependency;
import dev.haystack.port.health.HealthStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ReadHealthTest {

  private final ManualClock clock = new ManualClock();
  private final Instant start = clock.instant();
  private Dependency store = new Dependency("store", HealthStatus.UP, "1 waiting");
  private final AtomicBoolean draining = new AtomicBoolean();
  private final ReadHealth health = new ReadHealth(List.of(() -> store), draining::get, clock);

  @Test
  void aStatusHasBeenSinceItWasFirstSeenWhateverElseIsSaid() {
    clock.advance(Duration.ofMinutes(1));
    store = new Dependency("store", HealthStatus.UP, "2 waiting");
    assertEquals(new Observed(store, start), only());

    store = new Dependency("store", HealthStatus.DEGRADED, "away");
    Instant change = clock.instant();
    health.look();
    clock.advance(Duration.ofMinutes(1));

    assertEquals(new Observed(store, change), only());
  }

  @Test
  void itSaysWhetherTheServiceIsBeingStopped() {
    draining.set(true);

    assertTrue(health.read().draining());
  }

  private Observed only() {
    return health.read().dependencies().getFirst();
  }
}

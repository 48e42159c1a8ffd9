package dev.haystack.application.health;

import dev.haystack.port.health.HealthStatus;
import java.util.Comparator;
import java.util.List;

/**
 * The service's health: as bad as the worst of what it needs.
 *
 * @param draining whether it was told to stop, and its clients go elsewhere
 */
public record Health(List<Observed> dependencies, boolean draining) {

  public Health {
    dependencies = List.copyOf(dependencies);
  }

  /** The status of the whole. */
  public HealthStatus status() {
    return dependencies.stream()
        .map(observed -> observed.dependency().status())
        .max(Comparator.naturalOrder())
        .orElse(HealthStatus.UP);
  }
}

package dev.haystack.application.health;

import dev.haystack.port.health.Dependency;
import dev.haystack.port.health.HealthStatus;
import java.util.Comparator;
import java.util.List;

/** The service's health: as bad as the worst of what it needs. */
public record Health(List<Dependency> dependencies) {

  public Health {
    dependencies = List.copyOf(dependencies);
  }

  /** The status of the whole. */
  public HealthStatus status() {
    return dependencies.stream()
        .map(Dependency::status)
        .max(Comparator.naturalOrder())
        .orElse(HealthStatus.UP);
  }
}

package dev.haystack.application.health;

import dev.haystack.port.health.Dependency;
import java.util.List;
import java.util.function.Supplier;

/** Asks everything the service needs how it does. */
public final class ReadHealth {

  private final List<Supplier<Dependency>> dependencies;

  public ReadHealth(List<Supplier<Dependency>> dependencies) {
    this.dependencies = List.copyOf(dependencies);
  }

  /** The health at this moment; nothing is waited for. */
  public Health read() {
    return new Health(dependencies.stream().map(Supplier::get).toList());
  }
}

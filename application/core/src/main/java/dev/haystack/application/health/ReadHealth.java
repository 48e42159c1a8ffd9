package dev.haystack.application.health;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.haystack.port.health.Dependency;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Asks everything the service needs how it does, and remembers since when. */
public final class ReadHealth {

  private final List<Supplier<Dependency>> dependencies;
  private final BooleanSupplier draining;
  private final InstantSource clock;
  private List<Observed> observed;

  /**
   * @param draining whether the service was told to stop
   */
  public ReadHealth(
      List<Supplier<Dependency>> dependencies, BooleanSupplier draining, InstantSource clock) {
    this.dependencies = List.copyOf(dependencies);
    this.draining = draining;
    this.clock = clock;
    Instant now = clock.instant();
    observed = this.dependencies.stream().map(asked -> new Observed(asked.get(), now)).toList();
  }

  /** The health at this moment; nothing is waited for. */
  public Health read() {
    return new Health(look(), draining.getAsBoolean());
  }

  /** Looks how everything does, so that it is known since when. */
  @CanIgnoreReturnValue
  public synchronized List<Observed> look() {
    Instant now = clock.instant();
    List<Observed> current = new ArrayList<>();
    for (int i = 0; i < dependencies.size(); i++) {
      current.add(observed.get(i).next(dependencies.get(i).get(), now));
    }
    observed = List.copyOf(current);
    return observed;
  }
}

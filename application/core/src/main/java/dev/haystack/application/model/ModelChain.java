package dev.haystack.application.model;

import dev.haystack.port.meter.Meter;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.tracing.Span;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The models of a task, in the order in which they are asked.
 *
 * @param reasons the failures for which the next one is asked
 * @param round how long an inference may take, all of its models together
 */
public record ModelChain(
    List<SharedModel> models,
    Set<ModelFailure> reasons,
    Duration round,
    Meter meter,
    InstantSource clock) {

  public ModelChain {
    models = List.copyOf(models);
    reasons = Set.copyOf(reasons);
    if (models.isEmpty()) {
      throw new IllegalArgumentException("a chain of no models");
    }
  }

  /** The chain for one turn or work, in which who answered last goes on. */
  public ChatModel begin() {
    return new FallbackModel(this);
  }

  /** The same, whose inferences are parts of whichever piece of that work they are made for. */
  public Function<Span, ChatModel> work() {
    return new FallbackModel(this)::under;
  }
}

package dev.haystack.application.model;

import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.kit.ManualClock;
import dev.haystack.port.meter.Fallback;
import dev.haystack.port.meter.Inference;
import dev.haystack.port.meter.Meter;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Chains over models that a test scripts, a clock that it turns, and what was counted. */
final class ChainRig implements Meter {

  static final Duration SPAN = Duration.ofSeconds(30);
  static final Duration ROUND = Duration.ofMinutes(2);
  static final Set<ModelFailure> LISTED =
      EnumSet.of(
          ModelFailure.UNAVAILABLE,
          ModelFailure.RATE_LIMITED,
          ModelFailure.QUOTA_EXHAUSTED,
          ModelFailure.TIMEOUT,
          ModelFailure.STALLED,
          ModelFailure.TRUNCATED,
          ModelFailure.INVALID_ANSWER);

  final ManualClock clock = new ManualClock();
  final List<Fallback> fallbacks = new ArrayList<>();

  /** A model of that vendor, called as its vendor. */
  SharedModel shared(String vendor, ChatModel model) {
    return new SharedModel(new ModelLabel(vendor, vendor), model, SPAN, clock);
  }

  ModelChain chain(SharedModel... models) {
    return chain(LISTED, models);
  }

  ModelChain chain(Set<ModelFailure> reasons, SharedModel... models) {
    return new ModelChain(List.of(models), reasons, ROUND, this, clock);
  }

  /** The same over models that nobody shares, called a, b and c. */
  ModelChain chain(ChatModel... models) {
    var names = Stream.of("a", "b", "c").iterator();
    return chain(
        Stream.of(models).map(model -> shared(names.next(), model)).toArray(SharedModel[]::new));
  }

  static ModelRequest request() {
    return ModelRequest.prose(List.of(new ModelMessage.FromUser("hello")), List.of());
  }

  @Override
  public void count(Fallback fallback) {
    fallbacks.add(fallback);
  }

  @Override
  public void count(TurnEvent event) {}

  @Override
  public void count(Inference inference) {}

  @Override
  public void count(dev.haystack.port.meter.Measurement measurement) {}
}

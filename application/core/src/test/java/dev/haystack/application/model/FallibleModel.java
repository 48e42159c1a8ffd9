package dev.haystack.application.model;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.Usage;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.model.TextReceiver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A model that answers with its name, or fails as it is told, and remembers what it was asked. */
final class FallibleModel implements ChatModel {

  final List<ModelRequest> asked = new ArrayList<>();
  private final String name;
  private Optional<ModelFailure> failure = Optional.empty();
  private Duration advised = Duration.ZERO;
  private String first = "";
  private Runnable meanwhile = () -> {};

  FallibleModel(String name) {
    this.name = name;
  }

  static FallibleModel well(String name) {
    return new FallibleModel(name);
  }

  static FallibleModel failing(String name, ModelFailure reason) {
    return new FallibleModel(name).fails(reason);
  }

  @CanIgnoreReturnValue
  FallibleModel fails(ModelFailure reason) {
    return fails(reason, Duration.ZERO);
  }

  @CanIgnoreReturnValue
  FallibleModel fails(ModelFailure reason, Duration advice) {
    failure = Optional.of(reason);
    advised = advice;
    return this;
  }

  @CanIgnoreReturnValue
  FallibleModel recovers() {
    failure = Optional.empty();
    return this;
  }

  /** From now on it says this before anything else becomes of it. */
  @CanIgnoreReturnValue
  FallibleModel saying(String text) {
    first = text;
    return this;
  }

  /** From now on this happens while it works. */
  @CanIgnoreReturnValue
  FallibleModel meanwhile(Runnable event) {
    meanwhile = event;
    return this;
  }

  @Override
  public ModelReply generate(ModelRequest request, TextReceiver receiver) {
    asked.add(request);
    meanwhile.run();
    if (!first.isEmpty()) {
      receiver.receive(first);
    }
    if (failure.isPresent()) {
      throw new ModelException(failure.get(), "told to fail", advised);
    }
    receiver.receive(name);
    return new ModelReply(
        first + name, List.of(), FinishReason.STOP, new Usage(3, 2, 0, false), name);
  }

  @Override
  public String name() {
    return name;
  }
}

package dev.haystack.outbound.openai;

import dev.haystack.outbound.model.AttemptException;
import dev.haystack.port.model.ModelFailure;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** A request that the server calls wrong, with the optional parameters to which it objects. */
final class RefusedRequestException extends AttemptException {

  private static final long serialVersionUID = 1L;

  private final EnumSet<OptionalParameter> blamed = EnumSet.noneOf(OptionalParameter.class);

  RefusedRequestException(String message, Set<OptionalParameter> blamed, Duration advised) {
    super(ModelFailure.REJECTED, message, false, advised);
    this.blamed.addAll(blamed);
  }

  boolean blames(OptionalParameter parameter) {
    return blamed.contains(parameter);
  }
}

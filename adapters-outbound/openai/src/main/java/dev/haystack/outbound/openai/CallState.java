package dev.haystack.outbound.openai;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ProviderState;
import java.util.Optional;

/** The opaque members of a reply, those of its calls by the calls' ids. */
record CallState(JsonObject ofMessage, JsonObject ofCalls) {

  private static final CallState NOTHING = new CallState(JsonObject.EMPTY, JsonObject.EMPTY);
  private static final String MESSAGE = "message";
  private static final String CALLS = "calls";

  /** The state that came from there, if it did. */
  static CallState of(Optional<ProviderState> state, OpenAiSettings settings) {
    return state
                .filter(known -> known.isOf(settings.vendor(), settings.model()))
                .map(ProviderState::state)
                .orElse(JsonObject.EMPTY)
            instanceof JsonObject json
        ? new CallState(
            json.object(MESSAGE).orElse(JsonObject.EMPTY),
            json.object(CALLS).orElse(JsonObject.EMPTY))
        : NOTHING;
  }

  JsonObject ofCall(String id) {
    return ofCalls.object(id).orElse(JsonObject.EMPTY);
  }

  /** The same for the port; nothing if there is nothing that must go back. */
  Optional<ProviderState> of(OpenAiSettings settings) {
    if (ofMessage.isEmpty() && ofCalls.isEmpty()) {
      return Optional.empty();
    }
    var json = JsonObject.builder().put(MESSAGE, ofMessage).put(CALLS, ofCalls).build();
    return Optional.of(new ProviderState(settings.vendor(), settings.model(), json));
  }
}

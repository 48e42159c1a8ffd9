package dev.haystack.inbound.protocol;

import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.util.List;

/** What the user is asked in a turn, as what interrupts a run of AG-UI. */
final class AgUiInterrupt {

  private static final JsonObject ANSWER =
      JsonObject.builder()
          .put("type", "object")
          .put(
              "properties",
              JsonObject.EMPTY.with("approved", JsonObject.EMPTY.with("type", Json.of("boolean"))))
          .put("required", JsonArray.of(List.of(Json.of("approved"))))
          .build();

  private AgUiInterrupt() {}

  /** The run's outcome. */
  static JsonObject of(TurnEvent.ConfirmationRequired asked) {
    JsonObject interrupt =
        JsonObject.builder()
            .put("id", asked.actionId())
            .put("reason", "confirmation_required")
            .put("message", "May \"" + asked.displayName() + "\" be done with these arguments?")
            .put("toolCallId", asked.callId())
            .put("responseSchema", ANSWER)
            .put("expiresAt", asked.expiresAt().toString())
            .put("metadata", JsonObject.EMPTY.with("arguments", asked.arguments()))
            .build();
    return JsonObject.builder()
        .put("type", "interrupt")
        .put("interrupts", JsonArray.of(List.of(interrupt)))
        .build();
  }
}

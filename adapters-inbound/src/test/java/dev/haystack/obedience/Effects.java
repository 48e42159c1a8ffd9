package dev.haystack.obedience;

import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.tool.UiAction;
import java.util.List;

/**
 * What has happened in one turn.
 *
 * @param calls of the practice
 * @param text all that was told as the answer, as a client joins it
 * @param frames all that a client was told
 * @param inferences how often the model was asked
 */
record Effects(
    PersonaType persona,
    List<Called> calls,
    String text,
    List<String> frames,
    List<UiAction> actions,
    List<TurnEvent.ConfirmationRequired> questions,
    int inferences) {

  /** A call of the practice, in whose name and for which profile. */
  record Called(String tool, JsonObject arguments, String user, String profile, String token) {}
}

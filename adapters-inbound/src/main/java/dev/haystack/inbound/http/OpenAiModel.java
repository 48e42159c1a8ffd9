package dev.haystack.inbound.http;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A persona under the name of a model.
 *
 * @param once for requests of a front end's own (titles, tags): without tools, and nothing is kept
 */
record OpenAiModel(PersonaType persona, boolean once) {

  private static final String ONCE = ":once";

  /** The day on which the first of them came; clients ask for one. */
  private static final long CREATED_SECONDS = 1_767_225_600;

  static Stream<OpenAiModel> all() {
    return Arrays.stream(PersonaType.values())
        .flatMap(type -> Stream.of(new OpenAiModel(type, false), new OpenAiModel(type, true)));
  }

  static Optional<OpenAiModel> of(String name) {
    return all().filter(model -> model.name().equals(name)).findFirst();
  }

  String name() {
    return persona.wireName() + (once ? ONCE : "");
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put("id", name())
        .put("object", "model")
        .put("created", CREATED_SECONDS)
        .put("owned_by", "haystack")
        .build();
  }
}

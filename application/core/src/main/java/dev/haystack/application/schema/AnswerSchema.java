package dev.haystack.application.schema;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import java.util.Optional;

/** The compiled schema of a model's JSON answer; safe for use by many threads. */
public final class AnswerSchema {

  private static final int CHARACTERS_MAX = 1 << 16;

  private final ObjectSchema schema;

  private AnswerSchema(ObjectSchema schema) {
    this.schema = schema;
  }

  public static AnswerSchema of(JsonObject description) {
    return new AnswerSchema(ObjectSchema.of(description));
  }

  /** The answer, if the whole text is one JSON object that fits. */
  public Optional<JsonObject> read(String text) {
    if (text.length() > CHARACTERS_MAX) {
      return Optional.empty();
    }
    try {
      return Json.parse(text) instanceof JsonObject answer && schema.fits(answer)
          ? Optional.of(answer)
          : Optional.empty();
    } catch (JsonSyntaxException _) {
      return Optional.empty();
    }
  }
}

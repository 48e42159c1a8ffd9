package dev.haystack.application.schema;

import com.networknt.schema.Schema;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import java.util.Optional;

/** The compiled schema of a model's JSON answer; safe for use by many threads. */
public final class AnswerSchema {

  private static final int CHARACTERS_MAX = 1 << 16;

  private final Schema schema;

  private AnswerSchema(Schema schema) {
    this.schema = schema;
  }

  public static AnswerSchema of(JsonObject description) {
    Schema schema = Schemas.registry().getSchema(JsonNodes.of(description));
    schema.initializeValidators();
    return new AnswerSchema(schema);
  }

  /** The answer, if the whole text is one JSON object that fits. */
  public Optional<JsonObject> read(String text) {
    if (text.length() > CHARACTERS_MAX) {
      return Optional.empty();
    }
    try {
      return Json.parse(text) instanceof JsonObject answer
              && schema.validate(JsonNodes.of(answer)).isEmpty()
          ? Optional.of(answer)
          : Optional.empty();
    } catch (JsonSyntaxException _) {
      return Optional.empty();
    }
  }
}

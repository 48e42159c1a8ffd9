package dev.haystack.application.schema;

import com.networknt.schema.Schema;
import dev.haystack.domain.json.JsonObject;

/** A compiled schema of objects; safe for use by many threads. */
public final class ObjectSchema {

  private final Schema schema;

  private ObjectSchema(Schema schema) {
    this.schema = schema;
  }

  public static ObjectSchema of(JsonObject description) {
    Schema schema = Schemas.registry().getSchema(JsonNodes.of(description));
    schema.initializeValidators();
    return new ObjectSchema(schema);
  }

  public boolean fits(JsonObject object) {
    return schema.validate(JsonNodes.of(object)).isEmpty();
  }
}

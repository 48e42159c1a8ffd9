package dev.haystack.application.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** One tool's compiled schema with its defaults. */
final class ArgumentSchema {

  private final Schema schema;
  private final Map<String, Json> defaults;
  private final Faults faults;

  private ArgumentSchema(Schema schema, Map<String, Json> defaults, Faults faults) {
    this.schema = schema;
    this.defaults = defaults;
    this.faults = faults;
  }

  static ArgumentSchema compile(SchemaRegistry registry, JsonObject parameters) {
    Schema schema = registry.getSchema(JsonNodes.of(parameters));
    schema.initializeValidators();
    return new ArgumentSchema(schema, defaults(parameters), new Faults(parameters));
  }

  private static Map<String, Json> defaults(JsonObject parameters) {
    Map<String, Json> defaults = new LinkedHashMap<>();
    parameters
        .object("properties")
        .orElse(JsonObject.EMPTY)
        .members()
        .forEach(
            (name, property) -> {
              if (property instanceof JsonObject described) {
                described.get("default").ifPresent(value -> defaults.put(name, value));
              }
            });
    return defaults;
  }

  Checked check(JsonObject arguments) {
    if (!ArgumentSize.isBearable(arguments)) {
      return new Checked.Invalid("The arguments are too large. Send less.");
    }
    JsonObject completed = completed(arguments);
    var errors = schema.validate(JsonNodes.of(completed));
    return errors.isEmpty()
        ? new Checked.Valid(completed)
        : new Checked.Invalid(faults.message(errors));
  }

  private JsonObject completed(JsonObject arguments) {
    Map<String, Json> completed = new LinkedHashMap<>(arguments.members());
    // models write null for what they leave out
    completed.values().removeIf(value -> value == JsonNull.NULL);
    defaults.forEach(completed::putIfAbsent);
    return new JsonObject(completed);
  }
}

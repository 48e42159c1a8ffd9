package dev.haystack.contract;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonBoolean;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import java.util.LinkedHashMap;
import java.util.List;

/** A schema of a contract that lets nothing pass which it does not name. */
public final class StrictSchema {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private final Schema schema;

  private StrictSchema(Schema schema) {
    this.schema = schema;
  }

  static StrictSchema of(ContractDocument document, JsonObject schema) {
    JsonObject whole = schema.with("$defs", document.at("components", "schemas"));
    // where the schemas are in the document is no place for them in a schema
    String text = closed(whole).text().replace("#/components/schemas/", "#/$defs/");
    return new StrictSchema(REGISTRY.getSchema(text, InputFormat.JSON));
  }

  /** Only what says that it is an object is closed; the rest adds to another schema. */
  private static Json closed(Json value) {
    return switch (value) {
      case JsonObject object -> {
        var members = new LinkedHashMap<String, Json>();
        object.members().forEach((name, member) -> members.put(name, closed(member)));
        boolean isObject = object.string("type").filter("object"::equals).isPresent();
        if (isObject && object.object("properties").isPresent()) {
          members.putIfAbsent("additionalProperties", Json.of(false));
        }
        yield new JsonObject(members);
      }
      case JsonArray array ->
          array.values().stream().map(StrictSchema::closed).collect(JsonArray.collector());
      case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> value;
    };
  }

  /** What does not fit; nothing if all does. */
  List<String> faults(String json) {
    return schema.validate(json, InputFormat.JSON).stream().map(String::valueOf).toList();
  }
}

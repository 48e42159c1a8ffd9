package dev.haystack.outbound.gemini;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolSpecification;
import java.util.regex.Pattern;

/** Tools as the server reads them. */
final class Declarations {

  private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9_.:-]");
  private static final Pattern BEGINNING = Pattern.compile("[A-Za-z_]");

  private Declarations() {}

  /** A tool's. */
  static JsonObject of(ToolSpecification tool, SchemaForm form) {
    var declaration =
        JsonObject.builder()
            .put("name", sentName(tool.name()))
            .put("description", tool.description());
    JsonObject schema = tool.parameters();
    if (!schema.object("properties").orElse(JsonObject.EMPTY).isEmpty()) {
      switch (form) {
        case JSON -> declaration.put("parametersJsonSchema", schema);
        case OPENAPI -> declaration.put("parameters", OpenApiSchema.of(schema));
      }
    }
    return declaration.build();
  }

  /** A tool's name as the server takes it. */
  static String sentName(String name) {
    String plain = FOREIGN.matcher(name).replaceAll("_");
    return BEGINNING.matcher(plain).lookingAt() ? plain : "_" + plain;
  }
}

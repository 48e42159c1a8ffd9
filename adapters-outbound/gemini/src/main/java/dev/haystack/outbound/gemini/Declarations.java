package dev.haystack.outbound.gemini;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolSpecification;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Tools as the server reads them; the same few lists are offered again and again. */
final class Declarations {

  private static final int KEPT_MAX = 8;
  private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9_.:-]");
  private static final Pattern BEGINNING = Pattern.compile("[A-Za-z_]");

  private record Written(List<ToolSpecification> tools, String text) {}

  private final SchemaForm form;
  private final List<Written> kept = new CopyOnWriteArrayList<>();

  Declarations(SchemaForm form) {
    this.form = form;
  }

  /** The list's text. */
  String text(List<ToolSpecification> tools) {
    for (Written written : kept) {
      if (written.tools().equals(tools)) {
        return written.text();
      }
    }
    var all = tools.stream().map(this::declaration).collect(JsonArray.collector());
    String text = "[" + JsonObject.builder().put("functionDeclarations", all).build().text() + "]";
    if (kept.size() < KEPT_MAX) {
      kept.add(new Written(tools, text));
    }
    return text;
  }

  /** A tool's name as the server takes it. */
  static String sentName(String name) {
    String plain = FOREIGN.matcher(name).replaceAll("_");
    return BEGINNING.matcher(plain).lookingAt() ? plain : "_" + plain;
  }

  private JsonObject declaration(ToolSpecification tool) {
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
}

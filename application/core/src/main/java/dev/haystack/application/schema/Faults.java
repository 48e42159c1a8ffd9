package dev.haystack.application.schema;

import com.networknt.schema.Error;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts faults into words for the model: where, what is wrong, and what is expected. */
record Faults(JsonObject parameters) {

  private static final int NAMED_MAX = 5;

  String message(List<Error> errors) {
    String named =
        errors.stream().limit(NAMED_MAX).map(this::words).collect(Collectors.joining("; "));
    int more = errors.size() - NAMED_MAX;
    return "The arguments do not fit the tool's parameters: "
        + named
        + (more > 0 ? "; and " + more + " more" : "")
        + ".";
  }

  private String words(Error error) {
    String place = error.getInstanceLocation().toString();
    return switch (error.getKeyword()) {
      case "required" -> missing(place + "/" + escaped(error.getProperty()));
      case "type" -> shown(place) + " must be " + expected(place) + ", not " + found(error);
      case "enum" -> shown(place) + " must be one of " + error.getSchemaNode();
      case "pattern", "format" -> shown(place) + " must be " + expected(place);
      default -> shown(place) + " " + Abbreviated.of(error.getMessage());
    };
  }

  private String missing(String place) {
    return shown(place) + " is missing: " + expected(place);
  }

  private static String found(Error error) {
    return error.getInstanceNode().getNodeType().name().toLowerCase(Locale.ROOT);
  }

  private static String escaped(String property) {
    return property.replace("~", "~0").replace("/", "~1");
  }

  private static String shown(String place) {
    return place.isEmpty() ? "the arguments" : Abbreviated.of(place);
  }

  private String expected(String place) {
    JsonObject described = at(place);
    var words = new StringBuilder(described.string("type").orElse("a value"));
    described.string("format").ifPresent(format -> words.append(" of format ").append(format));
    described.string("pattern").ifPresent(pattern -> words.append(" matching ").append(pattern));
    described.array("enum").map(JsonArray::text).ifPresent(e -> words.append(" out of ").append(e));
    described.string("description").ifPresent(d -> words.append(" (").append(d).append(')'));
    return words.toString();
  }

  private JsonObject at(String place) {
    JsonObject described = parameters;
    for (String token : place.split("/", -1)) {
      if (!token.isEmpty()) {
        described = below(described, token).orElse(JsonObject.EMPTY);
      }
    }
    return described;
  }

  private static Optional<JsonObject> below(JsonObject described, String token) {
    return described
        .object("items")
        .or(() -> described.object("properties").flatMap(known -> known.object(token)))
        .or(() -> described.object("additionalProperties"));
  }
}

package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads one entry of the catalogue; whatever it does not understand is refused. */
final class ToolEntryReader {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final Set<String> ROUTE = Set.of("query", "body");
  private static final Set<String> ENTRY =
      Set.of("effect", "needs", "seconds", "list", "result", "shape", "calls");

  private ToolEntryReader() {}

  static ToolEntry read(String tool, JsonObject json) {
    checkNames(json);
    return new ToolEntry(
        tool,
        writes(json),
        json.array("needs").stream().flatMap(JsonArray::strings).toList(),
        Duration.ofSeconds(json.integer("seconds").orElse(0)),
        json.string("list").orElse(""),
        json.object("result").orElse(JsonObject.EMPTY),
        json.string("shape").orElse(""),
        calls(json));
  }

  private static void checkNames(JsonObject json) {
    for (String name : json.members().keySet()) {
      if (!METHODS.contains(name) && !ROUTE.contains(name) && !ENTRY.contains(name)) {
        throw new IllegalArgumentException("'" + name + "' is not known");
      }
    }
  }

  private static boolean writes(JsonObject json) {
    return switch (json.string("effect").orElse("")) {
      case "read" -> false;
      case "write" -> true;
      default -> throw new IllegalArgumentException("the effect is neither read nor write");
    };
  }

  private static Map<String, Route> calls(JsonObject json) {
    Map<String, Route> calls = new LinkedHashMap<>();
    if (json.has("calls")) {
      json.object("calls")
          .orElse(JsonObject.EMPTY)
          .members()
          .forEach((name, call) -> calls.put(name, route(name, call)));
    } else {
      calls.put(ToolEntry.MAIN, route(json));
    }
    return calls;
  }

  private static Route route(String name, Json call) {
    if (call instanceof JsonObject route) {
      return route(route);
    }
    throw new IllegalArgumentException("the call " + name + " is not an object");
  }

  private static Route route(JsonObject json) {
    List<String> methods = json.members().keySet().stream().filter(METHODS::contains).toList();
    if (methods.size() != 1
        || !(json.members().get(methods.getFirst()) instanceof JsonString path)) {
      throw new IllegalArgumentException("a route has one method with one path");
    }
    String method = methods.getFirst();
    boolean hasBody = json.has("body");
    if (hasBody && method.equals("get")) {
      throw new IllegalArgumentException("a get has no body");
    }
    return new Route(
        method.toUpperCase(Locale.ROOT),
        new PathTemplate(path.value()),
        TemplateReader.members(json.object("query").orElse(JsonObject.EMPTY)),
        TemplateReader.members(json.object("body").orElse(JsonObject.EMPTY)));
  }
}

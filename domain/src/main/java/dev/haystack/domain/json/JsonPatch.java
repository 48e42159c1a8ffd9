package dev.haystack.domain.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON Patch as RFC 6902 has it, of objects that are to become others; lists change as a whole. */
public final class JsonPatch {

  private JsonPatch() {}

  /** The operations that make one object of another; none where they are equal. */
  public static JsonArray between(JsonObject before, JsonObject after) {
    List<Json> operations = new ArrayList<>();
    collect("", before, after, operations);
    return new JsonArray(operations);
  }

  private static void collect(
      String place, JsonObject before, JsonObject after, List<Json> operations) {
    for (String name : before.members().keySet()) {
      if (!after.has(name)) {
        operations.add(operation("remove", at(place, name)));
      }
    }
    after
        .members()
        .forEach(
            (name, value) -> {
              @Nullable Json was = before.members().get(name);
              if (was instanceof JsonObject old && value instanceof JsonObject now) {
                collect(at(place, name), old, now, operations);
              } else if (!value.equals(was)) {
                String verb = was == null ? "add" : "replace";
                operations.add(operation(verb, at(place, name)).with("value", value));
              }
            });
  }

  private static JsonObject operation(String verb, String path) {
    return JsonObject.builder().put("op", verb).put("path", path).build();
  }

  /** A pointer's part, as RFC 6901 has it. */
  private static String at(String place, String name) {
    return place + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}

package dev.haystack.domain.json;

import java.util.LinkedHashMap;
import java.util.Map;

/** JSON Merge Patch as RFC 7396 has it. */
public final class MergePatch {

  private MergePatch() {}

  /** The target with the patch's members set, merged or, where they are null, removed. */
  public static JsonObject apply(JsonObject target, JsonObject patch) {
    Map<String, Json> merged = new LinkedHashMap<>(target.members());
    patch
        .members()
        .forEach(
            (name, change) -> {
              switch (change) {
                case JsonNull _ -> merged.remove(name);
                case JsonObject nested ->
                    merged.put(name, apply(target.object(name).orElse(JsonObject.EMPTY), nested));
                case JsonArray _, JsonString _, JsonNumber _, JsonBoolean _ ->
                    merged.put(name, change);
              }
            });
    return new JsonObject(merged);
  }
}

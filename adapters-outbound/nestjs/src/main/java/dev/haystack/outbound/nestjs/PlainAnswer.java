package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** The upstream's answer as it is, with what the catalogue sets in it. */
final class PlainAnswer implements Composer {

  @Override
  public Json compose(ToolRun run) {
    ToolEntry entry = run.entry();
    Json answer = run.fetch();
    Json taken =
        !entry.list().isEmpty() && answer instanceof JsonObject object
            ? object.array(entry.list()).<Json>map(list -> list).orElse(answer)
            : answer;
    return entry.result().isEmpty() ? orEmpty(taken) : withConstants(taken, entry.result());
  }

  private static Json orEmpty(Json answer) {
    return answer == JsonNull.NULL ? JsonObject.EMPTY : answer;
  }

  private static JsonObject withConstants(Json answer, JsonObject constants) {
    Map<String, Json> members =
        switch (answer) {
          case JsonObject object -> new LinkedHashMap<>(object.members());
          case JsonNull _ -> new LinkedHashMap<>();
          default -> new LinkedHashMap<>(Map.of("data", answer));
        };
    members.putAll(constants.members());
    return new JsonObject(members);
  }
}

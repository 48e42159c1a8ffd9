package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** The upstream's answer as it is, with what the catalogue sets in it where there is something. */
final class PlainAnswer implements AnswerShape {

  @Override
  public Json compose(ToolRun run) {
    ToolEntry entry = run.entry();
    Json answer = run.fetch();
    if (!entry.list().isEmpty()) {
      return list(entry.list(), answer);
    }
    if (answer == JsonNull.NULL && !entry.writes()) {
      return Nothing.told();
    }
    return withConstants(answer, entry.result());
  }

  private static Json list(String name, Json answer) {
    return switch (answer) {
      case JsonNull _ -> JsonArray.EMPTY;
      case JsonArray array -> Fields.withoutNulls(array);
      case JsonObject object when object.members().get(name) instanceof JsonArray array ->
          Fields.withoutNulls(array);
      case JsonObject object when object.members().get(name) == JsonNull.NULL -> JsonArray.EMPTY;
      default -> answer;
    };
  }

  private static Json withConstants(Json answer, JsonObject constants) {
    if (constants.isEmpty()) {
      return answer == JsonNull.NULL ? JsonObject.EMPTY : answer;
    }
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

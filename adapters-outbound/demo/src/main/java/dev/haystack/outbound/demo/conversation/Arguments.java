package dev.haystack.outbound.demo.conversation;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import java.util.function.Function;

/** The arguments that the rules give to tools. */
final class Arguments {

  private Arguments() {}

  static JsonObject none(Turn turn) {
    return JsonObject.EMPTY;
  }

  static Function<Turn, JsonObject> of(String name, String value) {
    return _ -> JsonObject.EMPTY.with(name, value);
  }

  /** The name in the question, as what to look for. */
  static JsonObject nameAsQuery(Turn turn) {
    return JsonObject.EMPTY.with("query", Names.in(turn.question()).orElse(""));
  }

  /** The id of the client that was found; without one the conversation's last client is meant. */
  static JsonObject clientId(Turn turn) {
    return turn.client().map(client -> pick(client, "client_id")).orElse(JsonObject.EMPTY);
  }

  static JsonObject pick(JsonObject from, String... names) {
    JsonObjectBuilder picked = JsonObject.builder();
    for (String name : names) {
      picked.putIfPresent(name, from.get(name));
    }
    return picked.build();
  }
}

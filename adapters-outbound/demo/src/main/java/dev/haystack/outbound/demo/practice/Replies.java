package dev.haystack.outbound.demo.practice;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import java.util.List;
import java.util.function.Function;

/** The common forms of a tool's answer. */
final class Replies {

  private Replies() {}

  static ToolResult success(JsonObjectBuilder value) {
    return new ToolResult.Success(value.build());
  }

  static ToolResult notFound(String what) {
    return new ToolResult.Failure(
        ToolFailure.NOT_FOUND, "The practice has no such " + what + "; search for it first.");
  }

  static ToolResult invalid(String message) {
    return new ToolResult.Failure(ToolFailure.INVALID_ARGUMENTS, message);
  }

  /** Answers for the client whose id was given. */
  static ToolResult forClient(
      PracticeData practice, Asked asked, Function<JsonObject, ToolResult> answer) {
    return practice.client(asked.text("client_id")).map(answer).orElse(notFound("client"));
  }

  /** An object of those members of another that are named. */
  static JsonObjectBuilder pick(JsonObject from, String... names) {
    JsonObjectBuilder picked = JsonObject.builder();
    for (String name : names) {
      picked.putIfPresent(name, from.get(name));
    }
    return picked;
  }

  static JsonArray array(List<JsonObject> from, Function<JsonObject, JsonObjectBuilder> form) {
    return from.stream()
        .map(item -> (Json) form.apply(item).build())
        .collect(JsonArray.collector());
  }

  static JsonArray texts(List<String> texts) {
    return texts.stream().map(text -> (Json) Json.of(text)).collect(JsonArray.collector());
  }

  static String name(JsonObject named) {
    return named.string("name").orElse("");
  }
}

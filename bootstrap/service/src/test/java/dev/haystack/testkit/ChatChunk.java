package dev.haystack.testkit;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** A chunk of chat completions, as other wires read it. */
record ChatChunk(JsonObject json) {

  /** A call in it. */
  record Call(String id, String name, String arguments) {}

  String model() {
    return json.string("model").orElse("");
  }

  private Optional<JsonObject> choice() {
    return json.array("choices").flatMap(all -> all.objects().findFirst());
  }

  private Optional<String> text(String name) {
    return choice().flatMap(choice -> choice.object("delta")).flatMap(delta -> delta.string(name));
  }

  Optional<String> thought() {
    return text("reasoning_content");
  }

  Optional<String> content() {
    return text("content");
  }

  List<Call> calls() {
    return choice()
        .flatMap(choice -> choice.object("delta"))
        .flatMap(delta -> delta.array("tool_calls"))
        .stream()
        .flatMap(JsonArray::objects)
        .map(ChatChunk::call)
        .toList();
  }

  private static Call call(JsonObject call) {
    JsonObject function = call.object("function").orElseThrow();
    return new Call(
        call.string("id").orElseThrow(),
        function.string("name").orElseThrow(),
        function.string("arguments").orElseThrow());
  }

  Optional<String> finish() {
    return choice().flatMap(choice -> choice.string("finish_reason"));
  }

  Optional<JsonObject> usage() {
    return json.object("usage");
  }

  /** How often something was counted. */
  static Json count(JsonObject usage, String name) {
    return Json.of(usage.integer(name).orElse(0));
  }
}

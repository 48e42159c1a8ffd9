package dev.haystack.testkit;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** A request of chat completions as it is put together from another wire's. */
final class ChatRequest {

  private final List<JsonObject> messages = new ArrayList<>();

  void said(String role, String text) {
    messages.add(JsonObject.EMPTY.with("role", role).with("content", text));
  }

  void called(String id, String name, String arguments) {
    var function = JsonObject.EMPTY.with("name", name).with("arguments", arguments);
    var call = JsonObject.EMPTY.with("id", id).with("type", "function").with("function", function);
    if (messages.isEmpty() || !messages.getLast().string("role").orElse("").equals("assistant")) {
      said("assistant", "");
    }
    JsonObject message = messages.removeLast();
    List<Json> calls =
        new ArrayList<>(message.array("tool_calls").map(JsonArray::values).orElse(List.of()));
    calls.add(call);
    messages.add(message.with("tool_calls", JsonArray.of(calls)));
  }

  void answered(String id, String text) {
    messages.add(
        JsonObject.EMPTY.with("role", "tool").with("tool_call_id", id).with("content", text));
  }

  /** The request; without calls and with an object for its answer, if it says so. */
  JsonObject json(boolean closing, boolean object) {
    JsonObject json = JsonObject.EMPTY.with("messages", JsonArray.of(messages));
    JsonObject closed = closing ? json.with("tool_choice", "none") : json;
    return object
        ? closed.with("response_format", JsonObject.EMPTY.with("type", "json_object"))
        : closed;
  }
}

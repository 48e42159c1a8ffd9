package dev.haystack.outbound.gemini;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonReading;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.outbound.model.RunningTurn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * The conversation in the wire's form; it begins with the user, what the prompt has cut off before
 * is left out. What is empty is left out too, for the server refuses it. Used once.
 */
final class Contents {

  private final GeminiSettings settings;
  private final List<Json> contents = new ArrayList<>();

  /** The calls of the last round that have no answer yet. */
  private final Queue<JsonObject> asked = new ArrayDeque<>();

  private final List<JsonObject> answers = new ArrayList<>();

  private Contents(GeminiSettings settings) {
    this.settings = settings;
  }

  static JsonArray of(List<ModelMessage> conversation, GeminiSettings settings) {
    var contents = new Contents(settings);
    int running = RunningTurn.start(conversation);
    for (int i = 0; i < conversation.size(); i++) {
      contents.message(conversation.get(i), i >= running);
    }
    contents.endAnswers();
    return JsonArray.of(contents.contents);
  }

  private void message(ModelMessage message, boolean isRunning) {
    if (message instanceof ModelMessage.FromTool tool) {
      answer(tool);
      return;
    }
    endAnswers();
    switch (message) {
      case ModelMessage.FromUser said when !said.told().isEmpty() ->
          add("user", List.of(ReplyParts.text(said.told(), "")));
      case ModelMessage.FromAssistant(var text, var calls, var state) when !contents.isEmpty() -> {
        ReplyParts reply =
            ReplyParts.of(state, calls, settings)
                .orElseGet(() -> ReplyParts.of(text, calls, isRunning));
        asked.clear();
        asked.addAll(reply.calls());
        add("model", reply.parts());
      }
      default -> {}
    }
  }

  /** By the name that the call has, and the id if the server gave it one. */
  private void answer(ModelMessage.FromTool tool) {
    JsonObject call = asked.poll();
    if (call == null) {
      return;
    }
    Json said = json(tool.text());
    Json response =
        tool.failed() || !(said instanceof JsonObject)
            ? JsonObject.builder().put(tool.failed() ? "error" : "result", said).build()
            : said;
    answers.add(
        JsonObject.builder()
            .put(
                "functionResponse",
                JsonObject.builder()
                    .putIfPresent("id", call.get("id"))
                    .putIfPresent("name", call.get("name"))
                    .put("response", response)
                    .build())
            .build());
  }

  private void endAnswers() {
    add("user", answers);
    answers.clear();
  }

  private void add(String role, List<JsonObject> parts) {
    if (!parts.isEmpty()) {
      contents.add(
          JsonObject.builder().put("role", role).put("parts", JsonArray.of(parts)).build());
    }
  }

  private static Json json(String text) {
    try {
      return Json.parse(text, Json.DEPTH_MAX, JsonReading.LENIENT);
    } catch (JsonSyntaxException _) {
      return Json.of(text);
    }
  }
}

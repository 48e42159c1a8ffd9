package dev.haystack.outbound.demo.conversation;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.tool.ToolSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A turn as the rules see it: the last question and what tools have answered since.
 *
 * @param results each tool's newest answer since the question
 */
record Turn(String question, Set<String> offered, Map<String, Json> results) {

  private static final int DEPTH_MAX = 64;
  private static final int QUESTION_LENGTH_MAX = 1_000;

  static Turn of(ModelRequest request) {
    String question = "";
    Map<String, Json> results = new LinkedHashMap<>();
    for (ModelMessage message : request.messages()) {
      switch (message) {
        case ModelMessage.FromUser(_, var text) -> {
          question = text.substring(0, Math.min(text.length(), QUESTION_LENGTH_MAX));
          results.clear();
        }
        case ModelMessage.FromTool(_, var name, var text, _) -> results.put(name, read(text));
        case ModelMessage.FromSystem _, ModelMessage.FromAssistant _ -> {}
      }
    }
    Set<String> offered =
        request.callable().stream().map(ToolSpecification::name).collect(Collectors.toSet());
    return new Turn(question, offered, results);
  }

  /** Whether no tool may be called, so that words are all that is left. */
  boolean isClosing() {
    return offered.isEmpty();
  }

  boolean hasCalled(String tool) {
    return results.containsKey(tool);
  }

  /** The tool's answer if it is an object, and an empty one otherwise. */
  JsonObject object(String tool) {
    return results.get(tool) instanceof JsonObject object ? object : JsonObject.EMPTY;
  }

  /** The objects in the tool's answer, if it is an array. */
  List<JsonObject> objects(String tool) {
    return results.get(tool) instanceof JsonArray array ? array.objects().toList() : List.of();
  }

  /** The first client that was found. */
  Optional<JsonObject> client() {
    return objects("search_clients").stream().findFirst();
  }

  private static Json read(String text) {
    try {
      return Json.parse(text, DEPTH_MAX);
    } catch (JsonSyntaxException _) {
      // an answer may have been cut to a limit; it is still told as it is
      return Json.of(text);
    }
  }
}

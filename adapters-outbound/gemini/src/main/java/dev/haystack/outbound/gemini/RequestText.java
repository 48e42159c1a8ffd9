package dev.haystack.outbound.gemini;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.ToolUse;
import dev.haystack.outbound.model.OfferedTools;
import java.util.List;
import java.util.Locale;

/** Writes the body of a request for an inference; what is the same for many stands first. */
final class RequestText {

  private static final String NO_CALLS =
      ",\"toolConfig\":{\"functionCallingConfig\":{\"mode\":\"NONE\"}}";

  private RequestText() {}

  static String of(
      GeminiSettings settings, ModelRequest request, OfferedTools offered, boolean json) {
    var target = new StringBuilder(1 << 16).append('{');
    List<String> instructions = request.instructions();
    if (!instructions.isEmpty()) {
      target.append("\"systemInstruction\":");
      instructions(instructions).appendTo(target);
      target.append(',');
    }
    if (!request.tools().isEmpty()) {
      target.append("\"tools\":[{\"functionDeclarations\":");
      target.append(offered.text(request.tools())).append("}]");
      target.append(request.use() == ToolUse.NONE ? NO_CALLS : "").append(',');
    }
    JsonObject generation = generation(settings.thinking(), json);
    if (!generation.isEmpty()) {
      target.append("\"generationConfig\":");
      generation.appendTo(target);
      target.append(',');
    }
    target.append("\"contents\":");
    Contents.of(request.conversation(), settings).appendTo(target);
    return target.append('}').toString();
  }

  /** The first of them alone, for it is the same for many requests; then all others. */
  private static JsonObject instructions(List<String> texts) {
    var parts =
        texts.size() == 1
            ? texts
            : List.of(texts.getFirst(), String.join("\n\n", texts.subList(1, texts.size())));
    var list =
        parts.stream()
            .filter(text -> !text.isEmpty())
            .map(text -> (Json) ReplyParts.text(text, ""))
            .collect(JsonArray.collector());
    return JsonObject.builder().put("parts", list).build();
  }

  private static JsonObject generation(String thinking, boolean json) {
    var config = JsonObject.builder();
    if (json) {
      config.put("responseMimeType", "application/json");
    }
    if (!thinking.isEmpty()) {
      var wanted = JsonObject.builder();
      if (Character.isDigit(thinking.charAt(0))) {
        wanted.put("thinkingBudget", Long.parseLong(thinking));
      } else {
        wanted.put("thinkingLevel", thinking.toUpperCase(Locale.ROOT));
      }
      config.put("thinkingConfig", wanted.build());
    }
    return config.build();
  }
}

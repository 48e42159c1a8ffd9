package dev.haystack.outbound.gemini;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.ToolUse;
import dev.haystack.outbound.model.BodyWriter;
import dev.haystack.outbound.model.OfferedTools;
import dev.haystack.outbound.transport.CallBody;
import java.util.List;
import java.util.Locale;

/**
 * Writes the bodies of requests for inferences; what is the same for many stands first, and what a
 * message becomes is kept beside it. Safe for many threads.
 */
final class RequestBody {

  private static final String NO_CALLS =
      ",\"toolConfig\":{\"functionCallingConfig\":{\"mode\":\"NONE\"}}";

  private final GeminiSettings settings;
  private final OfferedTools offered;
  private final MessageParts written;

  RequestBody(GeminiSettings settings) {
    this.settings = settings;
    this.offered =
        new OfferedTools((tool, text) -> Declarations.of(tool, settings.schema()).appendTo(text));
    this.written = new MessageParts(settings);
  }

  CallBody of(ModelRequest request, boolean json) {
    var body = new BodyWriter();
    StringBuilder target = body.text().append('{');
    List<String> instructions = request.instructions();
    if (!instructions.isEmpty()) {
      target.append("\"systemInstruction\":");
      instructions(instructions).appendTo(target);
      target.append(',');
    }
    if (!request.tools().isEmpty()) {
      target.append("\"tools\":[{\"functionDeclarations\":");
      body.piece(offered.piece(request.tools()));
      target.append("}]").append(request.use() == ToolUse.NONE ? NO_CALLS : "").append(',');
    }
    JsonObject generation = generation(settings.thinking(), json);
    if (!generation.isEmpty()) {
      target.append("\"generationConfig\":");
      generation.appendTo(target);
      target.append(',');
    }
    target.append("\"contents\":");
    Contents.write(request.conversation(), written, body);
    target.append('}');
    return body.body();
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

package dev.haystack.outbound.gemini;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ProviderState;
import dev.haystack.domain.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of a model's reply in the form in which they go back. */
record ReplyParts(List<JsonObject> parts) {

  private static final String CALL = "functionCall";
  private static final String SIGNATURE = "thoughtSignature";

  /** What the vendor documents for calls that another model made. */
  private static final String STAND_IN = "skip_thought_signature_validator";

  ReplyParts {
    parts = List.copyOf(parts);
  }

  static JsonObject text(String text, String signature) {
    return JsonObject.builder().put("text", text).putUnlessEmpty(SIGNATURE, signature).build();
  }

  static JsonObject call(JsonObject call, String signature) {
    return JsonObject.builder().put(CALL, call).putUnlessEmpty(SIGNATURE, signature).build();
  }

  /** Those of a state, if it came from there and has just these calls. */
  static Optional<ReplyParts> of(
      Optional<ProviderState> state, List<ToolCall> calls, GeminiSettings settings) {
    return state
        .filter(known -> known.isOf(settings.vendor(), settings.model()))
        .flatMap(known -> known.state() instanceof JsonArray list ? list(list) : Optional.empty())
        .filter(own -> own.calls().size() == calls.size());
  }

  private static Optional<ReplyParts> list(JsonArray list) {
    return Optional.of(new ReplyParts(list.objects().toList()));
  }

  /** Those of a round without state; ids are nobody's but ours. */
  static ReplyParts of(String text, List<ToolCall> calls, boolean isRunning) {
    var parts = new ArrayList<JsonObject>();
    if (!text.isEmpty()) {
      parts.add(text(text, ""));
    }
    for (int i = 0; i < calls.size(); i++) {
      String name = Declarations.sentName(calls.get(i).name());
      Json arguments = calls.get(i).readArguments();
      var call = JsonObject.builder().put("name", name).put("args", arguments).build();
      parts.add(call(call, isRunning && i == 0 ? STAND_IN : ""));
    }
    return new ReplyParts(parts);
  }

  /** The calls among them, in order. */
  List<JsonObject> calls() {
    return parts.stream().flatMap(part -> part.object(CALL).stream()).toList();
  }

  ProviderState state(GeminiSettings settings) {
    return new ProviderState(settings.vendor(), settings.model(), JsonArray.of(parts));
  }
}

package dev.haystack.outbound.openai;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonText;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.tool.ToolCall;
import java.util.List;

/** Writes messages as the server reads them; used by one thread. */
final class MessageText {

  private final OpenAiSettings settings;
  private final CallIds ids;
  private final StringBuilder target;

  /** One that writes behind what the target holds. */
  MessageText(OpenAiSettings settings, CallIds ids, StringBuilder target) {
    this.settings = settings;
    this.ids = ids;
    this.target = target;
  }

  void system(String text) {
    plain("system", text);
    target.append('}');
  }

  void message(ModelMessage message) {
    switch (message) {
      case ModelMessage.FromSystem(var text) -> plain("system", text);
      case ModelMessage.FromUser said -> plain("user", said.told());
      case ModelMessage.FromAssistant(var text, var calls, var state) ->
          assistant(text, calls, CallState.of(state, settings));
      case ModelMessage.FromTool(var callId, _, var text, _) -> {
        target.append("{\"role\":\"tool\",\"tool_call_id\":");
        quote(ids.of(callId));
        content(text);
      }
    }
    target.append('}');
  }

  private void plain(String role, String text) {
    target.append("{\"role\":\"").append(role).append('"');
    content(text);
  }

  private void content(String text) {
    target.append(",\"content\":");
    quote(text);
  }

  private void assistant(String text, List<ToolCall> calls, CallState state) {
    target.append("{\"role\":\"assistant\"");
    if (calls.isEmpty()) {
      content(text);
      return;
    }
    if (text.isEmpty()) {
      target.append(",\"content\":null");
    } else {
      content(text);
    }
    target.append(",\"tool_calls\":[");
    for (int i = 0; i < calls.size(); i++) {
      ToolCall call = calls.get(i);
      target.append(i == 0 ? "" : ",").append("{\"id\":");
      quote(ids.of(call.id()));
      target.append(",\"type\":\"function\",\"function\":{\"name\":");
      quote(call.name());
      target.append(",\"arguments\":");
      quote(call.arguments());
      target.append('}');
      members(state.ofCall(call.id()));
      target.append('}');
    }
    target.append(']');
    members(state.ofMessage());
  }

  private void members(JsonObject opaque) {
    opaque
        .members()
        .forEach(
            (name, value) -> {
              target.append(',');
              quote(name);
              target.append(':');
              value.appendTo(target);
            });
  }

  private void quote(String text) {
    JsonText.quote(text, target);
  }
}

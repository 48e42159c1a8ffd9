package dev.haystack.outbound.openai;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonText;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.domain.tool.ToolSpecification;
import dev.haystack.outbound.model.OfferedTools;
import java.util.List;
import java.util.Set;

/** Writes the body of a request for an inference. */
final class RequestText {

  private final OpenAiSettings settings;
  private final StringBuilder target = new StringBuilder(1 << 16);

  private final CallIds ids;

  private RequestText(OpenAiSettings settings, ModelRequest request) {
    this.settings = settings;
    this.ids = CallIds.of(request, settings.preset());
  }

  static String of(
      OpenAiSettings settings,
      ModelRequest request,
      OfferedTools offered,
      Set<OptionalParameter> optional) {
    var text = new RequestText(settings, request);
    text.target.append("{\"model\":");
    text.quote(settings.model());
    text.target.append(",\"stream\":true");
    if (!request.tools().isEmpty()) {
      text.target.append(",\"tools\":").append(offered.text(request.tools()));
    }
    text.messages(request);
    optional.forEach(parameter -> parameter.appendTo(text.target));
    return text.target.append('}').toString();
  }

  /** Writes a tool as the server reads it. */
  static void tool(ToolSpecification tool, StringBuilder target) {
    target.append("{\"type\":\"function\",\"function\":{\"name\":");
    JsonText.quote(tool.name(), target);
    target.append(",\"description\":");
    JsonText.quote(tool.description(), target);
    target.append(",\"parameters\":");
    tool.parameters().appendTo(target);
    target.append("}}");
  }

  private void messages(ModelRequest request) {
    target.append(",\"messages\":[");
    String between = "";
    for (String instruction : request.instructions()) {
      target.append(between);
      plain("system", instruction);
      target.append('}');
      between = ",";
    }
    for (ModelMessage message : request.conversation()) {
      target.append(between);
      message(message);
      between = ",";
    }
    target.append(']');
  }

  private void message(ModelMessage message) {
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

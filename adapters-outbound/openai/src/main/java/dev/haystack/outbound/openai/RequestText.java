package dev.haystack.outbound.openai;

import dev.haystack.domain.json.JsonText;
import dev.haystack.domain.model.AnswerFormat;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.tool.ToolCall;
import java.util.List;

/** Writes the body of a request for an inference. */
final class RequestText {

  private final StringBuilder target = new StringBuilder(1 << 16);

  private RequestText() {}

  static String of(String model, ModelRequest request, OfferedTools offered) {
    var text = new RequestText();
    text.target.append("{\"model\":");
    text.quote(model);
    text.target.append(",\"stream\":true,\"stream_options\":{\"include_usage\":true}");
    if (request.format() == AnswerFormat.JSON_OBJECT) {
      text.target.append(",\"response_format\":{\"type\":\"json_object\"}");
    }
    text.messages(request.messages());
    if (!request.tools().isEmpty()) {
      text.target.append(",\"tools\":").append(offered.text(request.tools()));
    }
    return text.target.append('}').toString();
  }

  private void messages(List<ModelMessage> messages) {
    target.append(",\"messages\":[");
    for (int i = 0; i < messages.size(); i++) {
      target.append(i == 0 ? "" : ",");
      switch (messages.get(i)) {
        case ModelMessage.FromSystem(var text) -> plain("system", text);
        case ModelMessage.FromUser(var text) -> plain("user", text);
        case ModelMessage.FromAssistant(var text, var calls) -> assistant(text, calls);
        case ModelMessage.FromTool(var callId, var text) -> {
          target.append("{\"role\":\"tool\",\"tool_call_id\":");
          quote(callId);
          content(text);
        }
      }
      target.append('}');
    }
    target.append(']');
  }

  private void plain(String role, String text) {
    target.append("{\"role\":\"").append(role).append('"');
    content(text);
  }

  private void content(String text) {
    target.append(",\"content\":");
    quote(text);
  }

  private void assistant(String text, List<ToolCall> calls) {
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
      quote(call.id());
      target.append(",\"type\":\"function\",\"function\":{\"name\":");
      quote(call.name());
      target.append(",\"arguments\":");
      quote(call.arguments());
      target.append("}}");
    }
    target.append(']');
  }

  private void quote(String text) {
    JsonText.quote(text, target);
  }
}

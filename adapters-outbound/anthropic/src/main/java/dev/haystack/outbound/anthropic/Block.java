package dev.haystack.outbound.anthropic;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.outbound.model.AnswerText;
import dev.haystack.outbound.model.AttemptException;

/** One block of an answer as it grows; a text's words are kept by the answer. One thread's. */
final class Block {

  private final JsonObject start;
  private final String type;
  private final int textFrom;
  private final StringBuilder grown = new StringBuilder();
  private String signature = "";
  private int textTo;
  private boolean whole;

  Block(JsonObject start, AnswerText text) {
    this.start = start;
    type = start.string("type").orElse("");
    textFrom = text.length();
    textTo = textFrom;
    if (type.equals("text")) {
      text.append(start.string("text").orElse(""));
    }
  }

  void add(StreamEvent event, AnswerText text) {
    switch (event.kind()) {
      case "text_delta" -> text.append(event.piece());
      case "input_json_delta", "thinking_delta" -> grown.append(event.piece());
      case "signature_delta" -> signature = event.piece();
      default -> {}
    }
  }

  void end(AnswerText text) {
    text.end();
    textTo = text.length();
    whole = true;
  }

  boolean isCall() {
    return type.equals("tool_use");
  }

  /** The call; its arguments are the model's own text. */
  ToolCall call() {
    String id = start.string("id").orElse("");
    String name = start.string("name").orElse("");
    if (!whole || id.isEmpty() || name.isEmpty()) {
      throw AttemptException.unreadable("a call is not whole");
    }
    String given = start.object("input").orElse(JsonObject.EMPTY).text();
    return new ToolCall(id, name, grown.toString().isBlank() ? given : grown.toString());
  }

  /** As it goes back. */
  JsonObject json(String text) {
    return switch (type) {
      case "text" -> start.with("text", text.substring(textFrom, textTo));
      case "thinking" -> {
        String thought = start.string("thinking").orElse("") + grown;
        String signed = signature.isEmpty() ? start.string("signature").orElse("") : signature;
        yield start.with("thinking", thought).with("signature", signed);
      }
      default -> grown.isEmpty() ? start : start.with("input", input());
    };
  }

  private JsonObject input() {
    try {
      return new ToolCall("", "", grown.toString()).readArguments();
    } catch (JsonSyntaxException _) {
      return JsonObject.EMPTY;
    }
  }
}

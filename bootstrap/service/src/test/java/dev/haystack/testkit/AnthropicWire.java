package dev.haystack.testkit;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.util.Map;
import java.util.stream.Stream;

/** Anthropic's messages. */
final class AnthropicWire implements Wire {

  @Override
  public Map<String, String> settings(String address) {
    return Map.of(
        "CHAT_MODEL", "anthropic",
        "ANTHROPIC_API_KEY", "scripted",
        "ANTHROPIC_MODEL", "claude-scripted",
        "ANTHROPIC_BASE_URL", address);
  }

  @Override
  public JsonObject read(JsonObject body) {
    var request = new ChatRequest();
    blocks(body, "system").forEach(block -> request.said("system", text(block, "text")));
    for (JsonObject message : body.array("messages").orElseThrow().objects().toList()) {
      String role = text(message, "role");
      blocks(message, "content").forEach(block -> read(role, block, request));
    }
    boolean closing = body.object("tool_choice").isPresent();
    // the wire has no word for an answer in JSON; only judgements are asked for in it
    return request.json(closing, !body.has("tools") && body.text().contains("is_violation"));
  }

  private static void read(String role, JsonObject block, ChatRequest request) {
    switch (text(block, "type")) {
      case "text" -> request.said(role, text(block, "text"));
      case "tool_use" ->
          request.called(
              text(block, "id"), text(block, "name"), block.object("input").orElseThrow().text());
      case "tool_result" ->
          request.answered(text(block, "tool_use_id"), block.string("content").orElse(""));
      default -> {}
    }
  }

  private static Stream<JsonObject> blocks(JsonObject json, String name) {
    return json.array(name).stream().flatMap(JsonArray::objects);
  }

  private static String text(JsonObject json, String name) {
    return json.string(name).orElseThrow();
  }

  @Override
  public Answer answer() {
    return new Events();
  }

  @Override
  public String nothingLeft() {
    return "{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"no\","
        + "\"details\":{\"error_code\":\"spend_limit_reached\"}}}";
  }

  @Override
  public String unreadable() {
    return "cannot be read as JSON";
  }

  @Override
  public String withheld() {
    return "model_refused";
  }

  /** The events of an answer; a block is open until another kind begins. */
  private static final class Events implements Answer {

    private final StringBuilder out = new StringBuilder();
    private boolean begun;
    private boolean finished;
    private String open = "";
    private int index = -1;

    @Override
    public String chunk(JsonObject json) {
      out.setLength(0);
      var chunk = new ChatChunk(json);
      if (!begun) {
        begun = true;
        event("message_start", "\"message\":{\"model\":\"" + chunk.model() + "\",\"usage\":{}}");
      }
      chunk.thought().ifPresent(piece -> piece("thinking", "thinking_delta", "thinking", piece));
      chunk.content().ifPresent(piece -> piece("text", "text_delta", "text", piece));
      chunk.calls().forEach(this::call);
      chunk.finish().ifPresent(this::finish);
      chunk.usage().ifPresent(this::usage);
      return out.toString();
    }

    private void piece(String type, String delta, String name, String piece) {
      if (!open.equals(type)) {
        start(type, JsonObject.EMPTY.with(name, ""));
      }
      delta(delta, name, piece);
    }

    private void call(ChatChunk.Call call) {
      start(
          "tool_use",
          JsonObject.EMPTY
              .with("id", call.id())
              .with("name", call.name())
              .with("input", JsonObject.EMPTY));
      int half = call.arguments().length() / 2;
      delta("input_json_delta", "partial_json", call.arguments().substring(0, half));
      delta("input_json_delta", "partial_json", call.arguments().substring(half));
    }

    private void start(String type, JsonObject members) {
      stop();
      open = type;
      index++;
      JsonObject block = members.with("type", type);
      event("content_block_start", "\"index\":" + index + ",\"content_block\":" + block.text());
    }

    private void delta(String type, String name, String piece) {
      JsonObject delta = JsonObject.EMPTY.with("type", type).with(name, piece);
      event("content_block_delta", "\"index\":" + index + ",\"delta\":" + delta.text());
    }

    private void stop() {
      if (open.equals("thinking")) {
        delta("signature_delta", "signature", "signed-" + index);
      }
      if (!open.isEmpty()) {
        event("content_block_stop", "\"index\":" + index);
      }
      open = "";
    }

    private void finish(String reason) {
      stop();
      finished = true;
      String word =
          switch (reason) {
            case "tool_calls" -> "tool_use";
            case "length" -> "max_tokens";
            case "content_filter" -> "refusal";
            default -> "end_turn";
          };
      event("message_delta", "\"delta\":{\"stop_reason\":\"" + word + "\"}");
    }

    private void usage(JsonObject usage) {
      int cached =
          usage
              .object("prompt_tokens_details")
              .map(details -> details.integer("cached_tokens").orElse(0))
              .orElse(0);
      JsonObject counts =
          JsonObject.EMPTY
              .with("input_tokens", Json.of(usage.integer("prompt_tokens").orElse(0) - cached))
              .with("cache_read_input_tokens", Json.of(cached))
              .with("output_tokens", ChatChunk.count(usage, "completion_tokens"));
      event("message_delta", "\"delta\":{},\"usage\":" + counts.text());
    }

    private void event(String type, String members) {
      out.append("event: ").append(type).append("\ndata: {\"type\":\"").append(type).append("\",");
      out.append(members).append("}\n\n");
    }

    @Override
    public String end() {
      return finished ? "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n" : "";
    }
  }
}

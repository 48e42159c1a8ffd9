package dev.haystack.testkit;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import dev.haystack.domain.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Gemini's contents. */
final class GeminiWire implements Wire {

  @Override
  public Map<String, String> settings(String address) {
    return Map.of(
        "CHAT_MODEL", "gemini",
        "GEMINI_API_KEY", "scripted",
        "GEMINI_MODEL", "gemini-scripted",
        "GEMINI_BASE_URL", address);
  }

  @Override
  public JsonObject read(JsonObject body) {
    var request = new ChatRequest();
    body.object("systemInstruction").stream()
        .flatMap(GeminiWire::parts)
        .forEach(part -> request.said("system", part.string("text").orElseThrow()));
    for (JsonObject content : body.array("contents").orElseThrow().objects().toList()) {
      String role = content.string("role").orElseThrow().equals("user") ? "user" : "assistant";
      parts(content).forEach(part -> read(role, part, request));
    }
    boolean object =
        body.object("generationConfig").filter(all -> all.has("responseMimeType")).isPresent();
    return request.json(body.has("toolConfig"), object);
  }

  private static void read(String role, JsonObject part, ChatRequest request) {
    part.string("text").ifPresent(text -> request.said(role, text));
    part.object("functionCall")
        .ifPresent(
            call ->
                request.called(
                    call.string("id").orElse(""),
                    call.string("name").orElseThrow(),
                    call.object("args").orElse(JsonObject.EMPTY).text()));
    part.object("functionResponse")
        .ifPresent(
            answer ->
                request.answered(
                    answer.string("id").orElse(""), told(answer.object("response").orElseThrow())));
  }

  /** What is told, without the object that is around what is none. */
  private static String told(JsonObject response) {
    boolean wraps = response.has("result") || response.has("error");
    Json said = wraps && response.members().size() == 1 ? first(response) : response;
    return said instanceof JsonString(var text) ? text : said.text();
  }

  private static Json first(JsonObject json) {
    return json.members().values().iterator().next();
  }

  private static Stream<JsonObject> parts(JsonObject content) {
    return content.array("parts").stream().flatMap(JsonArray::objects);
  }

  @Override
  public Answer answer() {
    return new Answer() {
      @Override
      public String chunk(JsonObject chunk) {
        return "data: " + event(new ChatChunk(chunk)).text() + "\r\n\r\n";
      }

      @Override
      public String end() {
        return "";
      }
    };
  }

  private static JsonObject event(ChatChunk chunk) {
    List<Json> parts = new ArrayList<>();
    chunk.thought().ifPresent(text -> parts.add(text(text).with("thought", Json.of(true))));
    chunk.content().ifPresent(text -> parts.add(text(text)));
    chunk.calls().forEach(call -> parts.add(call(call)));
    JsonObject content = JsonObject.EMPTY.with("role", "model").with("parts", JsonArray.of(parts));
    JsonObject candidate = JsonObject.EMPTY.with("content", content);
    JsonObject ended =
        chunk
            .finish()
            .map(reason -> candidate.with("finishReason", finish(reason)))
            .orElse(candidate);
    JsonObject event =
        JsonObject.EMPTY
            .with("candidates", JsonArray.of(List.of(ended)))
            .with("modelVersion", chunk.model());
    return chunk.usage().map(usage -> event.with("usageMetadata", counts(usage))).orElse(event);
  }

  private static JsonObject text(String text) {
    return JsonObject.EMPTY.with("text", text);
  }

  private static JsonObject call(ChatChunk.Call call) {
    JsonObject function =
        JsonObject.EMPTY
            .with("id", call.id())
            .with("name", call.name())
            .with("args", arguments(call));
    return JsonObject.EMPTY
        .with("functionCall", function)
        .with("thoughtSignature", "signed-" + call.id());
  }

  /** Nothing where they cannot be read, for this wire has them as an object. */
  private static JsonObject arguments(ChatChunk.Call call) {
    try {
      return Json.parse(call.arguments()) instanceof JsonObject object ? object : JsonObject.EMPTY;
    } catch (JsonSyntaxException _) {
      return JsonObject.EMPTY;
    }
  }

  private static String finish(String reason) {
    return switch (reason) {
      case "length" -> "MAX_TOKENS";
      case "content_filter" -> "SAFETY";
      default -> "STOP";
    };
  }

  private static JsonObject counts(JsonObject usage) {
    return JsonObject.EMPTY
        .with("promptTokenCount", ChatChunk.count(usage, "prompt_tokens"))
        .with("candidatesTokenCount", ChatChunk.count(usage, "completion_tokens"));
  }

  @Override
  public String nothingLeft() {
    return "{\"error\":{\"code\":429,\"status\":\"RESOURCE_EXHAUSTED\",\"details\":[{\"@type\":"
        + "\"type.googleapis.com/google.rpc.QuotaFailure\",\"violations\":"
        + "[{\"quotaId\":\"GenerateRequestsPerDay\"}]}]}}";
  }

  @Override
  public String unreadable() {
    return "/query";
  }

  @Override
  public String withheld() {
    return "content_filtered";
  }
}

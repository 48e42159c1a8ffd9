package dev.haystack.testkit;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import java.util.concurrent.CountDownLatch;

/** One thing that the scripted model does while it answers. */
public sealed interface ModelStep {

  /** Streams this JSON object as an event. */
  record Event(JsonObject chunk) implements ModelStep {}

  /** Streams these bytes as they are. */
  record Raw(String bytes) implements ModelStep {}

  /** Streams these bytes one at a time. */
  record Drip(String bytes) implements ModelStep {}

  /** Goes on when the latch is open, or when the caller has gone. */
  record Await(CountDownLatch latch) implements ModelStep {}

  /** Says nothing at all until the latch is open. */
  record Silence(CountDownLatch latch) implements ModelStep {}

  /** Ends the connection in the middle of the stream. */
  record Cut() implements ModelStep {}

  /** A piece of text. */
  static ModelStep text(String content) {
    return delta(JsonObject.builder().put("content", content).build());
  }

  /** A piece of what the model thinks and nobody is shown. */
  static ModelStep thought(String content) {
    return delta(JsonObject.builder().put("reasoning_content", content).build());
  }

  /** A whole tool call in one delta. */
  static ModelStep call(int index, String id, String name, String arguments) {
    var function = JsonObject.builder().put("name", name).put("arguments", arguments).build();
    var call =
        JsonObject.builder()
            .put("index", index)
            .put("id", id)
            .put("type", "function")
            .put("function", function)
            .build();
    return delta((JsonObject) Json.parse("{\"tool_calls\":[" + call.text() + "]}"));
  }

  /** The end, for that reason. */
  static ModelStep finish(String reason) {
    return new Event(
        (JsonObject)
            Json.parse(
                "{\"model\":\"scripted-1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\""
                    + reason
                    + "\"}]}"));
  }

  /** The tokens used. */
  static ModelStep usage(int input, int output) {
    return new Event(
        (JsonObject)
            Json.parse(
                "{\"model\":\"scripted-1\",\"choices\":[],\"usage\":{\"prompt_tokens\":"
                    + input
                    + ",\"completion_tokens\":"
                    + output
                    + ",\"prompt_tokens_details\":{\"cached_tokens\":1}}}"));
  }

  private static ModelStep delta(JsonObject delta) {
    return new Event(
        (JsonObject)
            Json.parse(
                "{\"model\":\"scripted-1\",\"choices\":[{\"index\":0,\"delta\":"
                    + delta.text()
                    + ",\"finish_reason\":null}]}"));
  }
}

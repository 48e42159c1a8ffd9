package dev.haystack.outbound.openai;

import dev.haystack.domain.json.Json;

/** Writes what a model's server sends. */
final class Sse {

  static final String DONE = "data: [DONE]\n\n";

  private Sse() {}

  /** Answers with a stream of these texts, each sent on its own. */
  static Rig.Answering stream(String... texts) {
    return peer -> {
      peer.stream();
      for (String text : texts) {
        peer.chunk(text);
      }
      peer.end();
    };
  }

  static Rig.Answering status(int status, String headers, String body) {
    return peer -> peer.answer(status, headers, body);
  }

  /** An event with these words. */
  static String words(String words) {
    return delta("{\"content\":" + Json.of(words).text() + "}");
  }

  static String delta(String delta) {
    return event("{\"model\":\"gpt-test-1\",\"choices\":[{\"index\":0,\"delta\":" + delta + "}]}");
  }

  static String finish(String reason) {
    return event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}");
  }

  /** An event with a piece of a tool call. */
  static String call(String piece) {
    return delta("{\"tool_calls\":[" + piece + "]}");
  }

  /** JSON that is written with the other quotes. */
  static String json(String text) {
    return text.replace('\'', '"');
  }

  static String event(String data) {
    return "data: " + data + "\n\n";
  }

  /** A whole short answer. */
  static Rig.Answering hello() {
    return stream(words("Hello"), words(" there"), finish("stop"), DONE);
  }
}

package dev.haystack.load.script;

import dev.haystack.load.wire.Stamps;
import java.util.HexFormat;

/** The texts of a streamed chat completion. */
final class SseText {

  static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

  /** The HTTP chunk that ends the body. */
  static final String LAST_CHUNK = "0\r\n\r\n";

  private static final String OPENING =
      "data: {\"id\":\"chatcmpl-load\",\"object\":\"chat.completion.chunk\",\"created\":0,"
          + "\"model\":\"scripted\",\"choices\":[";
  private static final HexFormat HEX = HexFormat.of();

  private SseText() {}

  /** The event that names the role. */
  static String role() {
    return choice("{\"role\":\"assistant\",\"content\":\"\"}", "null");
  }

  /** An event with a piece of text, which needs no escaping. */
  static String delta(String content) {
    return choice("{\"content\":\"" + content + "\"}", "null");
  }

  /** An event with one whole tool call. */
  static String toolCall(String id, String name, String quotedArguments) {
    return choice(
        "{\"tool_calls\":[{\"index\":0,\"id\":\""
            + id
            + "\",\"type\":\"function\",\"function\":{\"name\":\""
            + name
            + "\",\"arguments\":\""
            + quotedArguments
            + "\"}}]}",
        "null");
  }

  /** The events that end an answer. */
  static String ending(String finishReason, int outputTokens) {
    return choice("{}", "\"" + finishReason + "\"")
        + OPENING
        + "],\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":"
        + outputTokens
        + ",\"total_tokens\":"
        + (100 + outputTokens)
        + "}}\n\ndata: [DONE]\n\n";
  }

  /** The text of a chunk: its time, filled up to its size. */
  static String stampedContent(long nanos, int chunkBytes) {
    return Stamps.SENT
        + HEX.toHexDigits(nanos)
        + " of text".repeat((chunkBytes + 7) / 8).substring(0, chunkBytes - Stamps.MARK_BYTES);
  }

  /** What goes before the first chunk's text: the time that the model took for itself. */
  static String own(long nanos) {
    return Stamps.OWN + HEX.toHexDigits(nanos);
  }

  /** Wraps events as one chunk of an HTTP body. */
  static String httpChunk(String events) {
    return Integer.toHexString(events.length()) + "\r\n" + events + "\r\n";
  }

  private static String choice(String delta, String finishReason) {
    return OPENING
        + "{\"index\":0,\"delta\":"
        + delta
        + ",\"finish_reason\":"
        + finishReason
        + "}]}\n\n";
  }
}

package dev.haystack.inbound.protocol;

import dev.haystack.domain.json.JsonText;

/** Writes the parts of which streams of others' making consist: a JSON object with its type. */
final class StreamPart {

  /** The end of a part. */
  static final String END = "}\n\n";

  /** What some streams end with. */
  static final String DONE = "data: [DONE]\n\n";

  /** What is told of a call that was on its way when its turn ended. */
  static final String STOPPED_CALL = "The call was stopped.";

  private StreamPart() {}

  /** A type needs no escaping. */
  static void begin(String type, StringBuilder stream) {
    stream.append("data: {\"type\":\"").append(type).append('"');
  }

  /** Nor does a name. */
  static void field(String name, String value, StringBuilder stream) {
    JsonText.quote(value, stream.append(",\"").append(name).append("\":"));
  }
}

package dev.haystack.outbound.gemini;

import dev.haystack.kit.model.Peer;

/** Text of the wire as the vendor's server writes it. */
final class Wire {

  private Wire() {}

  /** An event with those bytes of JSON. */
  static String event(String json) {
    return "data: " + json + "\r\n\r\n";
  }

  /** An event with those parts. */
  static String parts(String... parts) {
    return event(candidate("", parts));
  }

  /** An event with those parts, the last one of its stream. */
  static String last(String finish, String... parts) {
    return event(candidate(",\"finishReason\":\"" + finish + "\"", parts));
  }

  private static String candidate(String more, String... parts) {
    return "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":["
        + String.join(",", parts)
        + "]},\"index\":0"
        + more
        + "}]}";
  }

  static String text(String text) {
    return "{\"text\":\"" + text + "\"}";
  }

  static String thought(String text) {
    return "{\"thought\":true,\"text\":\"" + text + "\"}";
  }

  static String signed(String text, String signature) {
    return "{\"text\":\"" + text + "\",\"thoughtSignature\":\"" + signature + "\"}";
  }

  /** A call without id. */
  static String call(String name, String arguments) {
    return "{\"functionCall\":{\"name\":\"" + name + "\",\"args\":" + arguments + "}}";
  }

  /** A call with an id and a signature. */
  static String call(String id, String name, String arguments, String signature) {
    return "{\"functionCall\":{\"id\":\"%s\",\"name\":\"%s\",\"args\":%s},\"thoughtSignature\":\"%s\"}"
        .formatted(id, name, arguments, signature);
  }

  /** Answers with a stream of these events. */
  static Rig.Answering stream(String... events) {
    return peer -> {
      peer.stream();
      for (String event : events) {
        var _ = peer.chunk(event);
      }
      var _ = peer.end();
    };
  }

  /** Answers with an error. */
  static Rig.Answering error(int status, String error) {
    return peer -> send(peer, status, "{\"error\":" + error + "}");
  }

  private static void send(Peer peer, int status, String body) throws Exception {
    var _ = peer.answer(status, "Content-Type: application/json\r\n", body);
  }
}

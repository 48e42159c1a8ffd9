package dev.haystack.outbound.anthropic;

import dev.haystack.domain.json.Json;

/** Writes what the vendor's server sends. */
final class AnthropicWire {

  static final String STOP = "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";

  private AnthropicWire() {}

  /** Answers with a stream of these events. */
  static AnthropicRig.Answering stream(String... events) {
    return peer -> {
      peer.stream();
      for (String event : events) {
        peer.chunk(event);
      }
      peer.end();
    };
  }

  static AnthropicRig.Answering status(int status, String headers, String type, String message) {
    return peer -> peer.answer(status, headers, error(type, message));
  }

  static String error(String type, String message) {
    return json("{'type':'error','error':{'type':'" + type + "','message':'" + message + "'}}");
  }

  static String errorEvent(String type, String message) {
    return "event: error\ndata: " + error(type, message) + "\n\n";
  }

  static String start() {
    return start("{'input_tokens':10,'output_tokens':1}");
  }

  static String start(String usage) {
    return event(
        "message_start",
        "'message':{'id':'msg_1','role':'assistant','model':'claude-test-1','content':[],"
            + "'stop_reason':null,'usage':"
            + usage
            + "}");
  }

  /** A whole block of text. */
  static String words(int index, String... words) {
    var events = new StringBuilder(block(index, "{'type':'text','text':''}"));
    for (String word : words) {
      events.append(delta(index, "'type':'text_delta','text':" + Json.of(word).text()));
    }
    return events.append(stop(index)).toString();
  }

  /** A whole call whose arguments come in these pieces. */
  static String call(int index, String id, String... pieces) {
    var events =
        new StringBuilder(
            block(
                index, "{'type':'tool_use','id':'" + id + "','name':'search_clients','input':{}}"));
    for (String piece : pieces) {
      events.append(
          delta(index, "'type':'input_json_delta','partial_json':" + Json.of(piece).text()));
    }
    return events.append(stop(index)).toString();
  }

  /** A whole thinking block. */
  static String thought(int index, String signature, String... pieces) {
    var events =
        new StringBuilder(block(index, "{'type':'thinking','thinking':'','signature':''}"));
    for (String piece : pieces) {
      events.append(delta(index, "'type':'thinking_delta','thinking':" + Json.of(piece).text()));
    }
    return events
        .append(delta(index, "'type':'signature_delta','signature':" + Json.of(signature).text()))
        .append(stop(index))
        .toString();
  }

  static String block(int index, String block) {
    return event("content_block_start", "'index':" + index + ",'content_block':" + block);
  }

  static String delta(int index, String delta) {
    return event("content_block_delta", "'index':" + index + ",'delta':{" + delta + "}");
  }

  static String stop(int index) {
    return event("content_block_stop", "'index':" + index);
  }

  static String end(String reason) {
    return end(reason, "{'output_tokens':5}");
  }

  static String end(String reason, String usage) {
    return event(
            "message_delta",
            "'delta':{'stop_reason':'" + reason + "','stop_sequence':null},'usage':" + usage)
        + STOP;
  }

  static String event(String type, String members) {
    return "event: " + type + "\ndata: " + json("{'type':'" + type + "'," + members) + "}\n\n";
  }

  /** JSON that is written with the other quotes. */
  static String json(String text) {
    return text.replace('\'', '"');
  }

  /** A whole short answer. */
  static AnthropicRig.Answering hello() {
    return stream(start(), words(0, "Hello", " there"), end("end_turn"));
  }
}

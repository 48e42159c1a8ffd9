package dev.haystack.chat;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Follows one turn from the message to its end; for one thread. */
final class ChatTurn {

  private final String id = UUID.randomUUID().toString();
  private final String content;
  private final List<JsonObject> actions = new ArrayList<>();
  private final Set<String> said = new HashSet<>();
  private String turnId = "";
  private boolean begun;
  private boolean over;
  private boolean failed;
  private boolean refused;
  private int timesBroken;
  private String untoldMessageId = "";

  ChatTurn(String content) {
    this.content = content;
  }

  /** The message; sent again it is the same one. */
  JsonObject message() {
    return JsonObject.builder()
        .put("type", "chat_message")
        .put("content", content)
        .put("client_message_id", id)
        .build();
  }

  void take(JsonObject frame) {
    switch (frame.string("type").orElse("")) {
      case "typing_indicator" -> typing(frame);
      case "turn_status" -> status(frame);
      case "ui_actions" ->
          actions.addAll(frame.array("actions").orElse(JsonArray.EMPTY).objects().toList());
      case "error" -> {
        failed = true;
        // an error before the turn began is all that comes
        over |= !begun;
      }
      case "auth_required" -> {
        refused = true;
        over = true;
      }
      default -> {
        // what does not change the turn's course
      }
    }
  }

  private void typing(JsonObject frame) {
    boolean typing = frame.bool("typing").orElse(false);
    if (typing && frame.string("client_message_id").orElse(id).equals(id)) {
      begun = true;
      turnId = frame.string("turn_id").orElse("");
    }
    over |= begun && !typing && frame.string("turn_id").orElse("").equals(turnId);
  }

  /** What became of a message that was sent again. */
  private void status(JsonObject frame) {
    if (!frame.string("client_message_id").orElse(id).equals(id)) {
      return;
    }
    String state = frame.string("state").orElse("");
    begun |= state.equals("running");
    turnId = frame.string("turn_id").orElse("");
    over |= state.matches("completed|stopped|failed");
    failed |= state.equals("failed");
    if (over && !failed) {
      untoldMessageId = frame.string("message_id").orElse("");
    }
  }

  /** Its events are lost, and the message is to be sent again. */
  void forget() {
    begun = false;
    turnId = "";
  }

  /** The connection broke under it. */
  void broke() {
    timesBroken++;
  }

  int timesBroken() {
    return timesBroken;
  }

  /** Whether that was not said under it yet. */
  boolean isNewNote(String words) {
    return said.add(words);
  }

  /** Whether the service calls it so. */
  boolean is(String id) {
    return turnId.equals(id);
  }

  boolean isBegun() {
    return begun;
  }

  boolean over() {
    return over;
  }

  boolean failed() {
    return failed;
  }

  /** Whether the service wants another token. */
  boolean refused() {
    return refused;
  }

  /** The message's name where its answer came to its end unheard by this chat; else empty. */
  String untoldMessageId() {
    return untoldMessageId;
  }

  /** What it asks of the page. */
  List<JsonObject> actions() {
    return List.copyOf(actions);
  }
}

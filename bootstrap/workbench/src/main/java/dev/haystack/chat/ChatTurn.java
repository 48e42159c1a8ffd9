package dev.haystack.chat;

import dev.haystack.domain.json.JsonObject;

/** Follows one turn from the message to its end; for one thread. */
final class ChatTurn {

  private boolean begun;
  private boolean over;
  private boolean failed;

  void take(JsonObject frame) {
    switch (frame.string("type").orElse("")) {
      case "typing_indicator" -> {
        boolean typing = frame.bool("typing").orElse(false);
        begun |= typing;
        over |= begun && !typing;
      }
      case "error", "auth_required" -> {
        failed = true;
        // an error before the turn began is all that comes
        over |= !begun;
      }
      default -> {
        // what does not change the turn's course
      }
    }
  }

  boolean over() {
    return over;
  }

  boolean failed() {
    return failed;
  }
}

package dev.haystack.chat;

import dev.haystack.domain.json.JsonObject;

/** How far this chat has read the session's events; each is shown once. For one thread. */
final class ChatPosition {

  private String epoch = "";
  private int lastSeq = -1;

  /** Whether the frame says something that was not heard yet; takes it as heard. */
  boolean isNews(JsonObject frame) {
    if (frame.string("type").orElse("").equals("connection_established")) {
      establish(frame);
    }
    int seq = frame.integer("seq").orElse(Integer.MAX_VALUE);
    if (seq <= lastSeq) {
      return false;
    }
    if (frame.has("seq")) {
      lastSeq = seq;
    }
    return true;
  }

  private void establish(JsonObject greeting) {
    epoch = greeting.string("epoch").orElse("");
    lastSeq = greeting.integer("last_seq").orElse(-1);
  }

  /** Whether the greeting of another socket is of the same log, so that one can go on in it. */
  boolean goesOn(JsonObject greeting) {
    return !epoch.isEmpty() && greeting.string("epoch").orElse("").equals(epoch);
  }

  /** The question for what was missed. */
  JsonObject resume() {
    return JsonObject.builder()
        .put("type", "resume")
        .put("epoch", epoch)
        .put("last_seq", Math.max(0, lastSeq))
        .build();
  }

  /** What was missed is gone. */
  void restart(JsonObject greeting) {
    establish(greeting);
  }
}

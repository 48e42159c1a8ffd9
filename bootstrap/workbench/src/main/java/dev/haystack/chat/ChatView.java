package dev.haystack.chat;

import dev.haystack.domain.json.JsonObject;

/** Where a chat is seen; for one thread. */
interface ChatView {

  /** A frame of the service, or one of the chat's own, whose type begins with {@code chat_}. */
  void show(JsonObject frame);

  /** A line of the chat's own. */
  default void note(String text) {
    show(JsonObject.EMPTY.with("type", "chat_note").with("text", text));
  }
}

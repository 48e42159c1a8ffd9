package dev.haystack.chat;

/** How the chat command ends. */
enum ChatExit {
  OK(0),
  TURN_FAILED(1),
  NO_CONNECTION(2);

  private final int code;

  ChatExit(int code) {
    this.code = code;
  }

  /** The worse of two. */
  ChatExit or(ChatExit other) {
    return code < other.code ? other : this;
  }

  int code() {
    return code;
  }
}

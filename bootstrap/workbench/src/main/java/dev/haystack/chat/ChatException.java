package dev.haystack.chat;

/** There is no connection; the text says to the user why. */
final class ChatException extends Exception {

  private final boolean isFinal;

  private ChatException(String message, boolean isFinal) {
    super(message);
    this.isFinal = isFinal;
  }

  /** It may be there later. */
  static ChatException away(String message) {
    return new ChatException(message, false);
  }

  /** Coming again is of no use. */
  static ChatException refused(String message) {
    return new ChatException(message, true);
  }

  boolean isFinal() {
    return isFinal;
  }
}

package dev.haystack.chat;

/** There is no connection; the text says to the user why. */
final class ChatException extends Exception {

  ChatException(String message) {
    super(message);
  }
}

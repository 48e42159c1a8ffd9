package dev.haystack.inbound.protocol;

import dev.haystack.domain.session.ClientMessageId;

/** What a text from a client turned out to be. */
public sealed interface Decoded {

  /** A message, and who it says it is from. */
  record Message(ClientMessage message, Credentials credentials) implements Decoded {}

  /** A user message without words, which is not answered. */
  record Ignored() implements Decoded {}

  /** A user message with more words than are taken. */
  record TooLarge(ClientMessageId clientMessageId) implements Decoded {}

  /**
   * No message at all.
   *
   * @param fault in words that hold nothing of the text
   * @param pointer the JSON Pointer of the field at fault, empty for the whole
   * @param clientMessageId the user message's, where it can be read
   */
  record Malformed(String fault, String pointer, ClientMessageId clientMessageId)
      implements Decoded {}
}

package dev.haystack.domain.session;

/** The name of a message, unique in its session. */
public record MessageId(String value) {

  public MessageId {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a message has an id");
    }
  }
}

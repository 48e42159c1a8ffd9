package dev.haystack.domain.session;

/** The name that a client gave its message so that it may send it again, or its absence. */
public record ClientMessageId(String value) {

  /** The client named nothing. */
  public static final ClientMessageId NONE = new ClientMessageId("");

  /** Whether there is a name. */
  public boolean isPresent() {
    return !value.isEmpty();
  }
}

package dev.haystack.domain.session;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The name of a turn. */
public record TurnId(String value) {

  public TurnId {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a turn has an id");
    }
  }

  /** The name of the user's message that it answers. */
  public MessageId question() {
    return new MessageId(value);
  }

  /** The name of its answer, which follows from its own, so that there is never a second one. */
  public MessageId answer() {
    byte[] seed = ("answer to " + value).getBytes(StandardCharsets.UTF_8);
    return new MessageId(UUID.nameUUIDFromBytes(seed).toString());
  }
}

package dev.haystack.application.turn;

import dev.haystack.domain.session.Message;
import dev.haystack.domain.weight.Weight;
import java.util.List;

/** How many messages a session has, and how many bytes of memory they take. */
public record SessionSize(int messages, long bytes) {

  /** The largest session of a service that nobody configured. */
  public static final SessionSize MAX = new SessionSize(2_000, 8 << 20);

  static SessionSize of(List<Message> history) {
    return new SessionSize(history.size(), history.stream().mapToLong(Weight::of).sum());
  }

  boolean isWithin(SessionSize most) {
    return messages < most.messages() && bytes < most.bytes();
  }
}

package dev.haystack.port.shared;

import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Message;
import dev.haystack.port.store.SessionCopy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a node brings to a shared session when it asks for it. */
public sealed interface SessionOffer {

  /** It only reads, which is no use of the session. */
  record Nothing() implements SessionOffer {}

  /**
   * Messages for the session of that incarnation, and for no other.
   *
   * @param used when the session was used
   * @param life how long it shall live at least
   */
  record Messages(Incarnation incarnation, List<Message> messages, Instant used, Duration life)
      implements SessionOffer {

    public Messages {
      messages = List.copyOf(messages);
    }
  }

  /**
   * A whole session: it is made if there is none, with the messages that were read of it before if
   * these are still there; if there is one of the same owner, whatever its incarnation, the
   * messages are added to that one; another owner's stays as it is.
   *
   * @param contextVersion the version that the context gets if the session is made
   */
  record Whole(SessionCopy copy, long contextVersion) implements SessionOffer {}
}

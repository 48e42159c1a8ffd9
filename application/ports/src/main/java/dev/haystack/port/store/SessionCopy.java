package dev.haystack.port.store;

import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.Session;
import java.time.Duration;
import java.util.List;

/**
 * A whole session as one place holds it.
 *
 * @param remaining how long it lives on if nobody uses it
 */
public record SessionCopy(Session session, List<Message> messages, Duration remaining) {

  public SessionCopy {
    messages = List.copyOf(messages);
  }
}

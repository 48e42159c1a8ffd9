package dev.haystack.application.session;

import dev.haystack.application.cost.NotNow;
import dev.haystack.domain.session.Session;

/** What became of the wish to open a session. */
public sealed interface OpenedSession {

  /** It is open, new or as it is. */
  record Open(Session session) implements OpenedSession {}

  /** It is another user's. */
  record Anothers() implements OpenedSession {}

  /** The assistant is not for its user's role. */
  record OtherRole() implements OpenedSession {}

  /** There is none, for its user has asked for too much. */
  record Refused(NotNow why) implements OpenedSession {}
}

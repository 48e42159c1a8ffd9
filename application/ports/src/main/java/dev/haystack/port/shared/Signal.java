package dev.haystack.port.shared;

import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import java.util.List;
import java.util.Optional;

/** What one node tells others; any of it may get lost on the way. */
public sealed interface Signal {

  /** Events were added to a session's shared log, in the log of that epoch. */
  record EventsAdded(SessionId session, String epoch, List<LoggedEvent> events) implements Signal {

    public EventsAdded {
      events = List.copyOf(events);
    }
  }

  /** A user wants a turn to end: the given one, or the one that is running. */
  record StopWanted(SessionId session, UserId user, Optional<TurnId> turn) implements Signal {}

  /** A user has answered whether something may be done in their name. */
  record ConsentAnswered(SessionId session, UserId user, String actionId, boolean isGranted)
      implements Signal {}

  /** A session was deleted. */
  record SessionDeleted(SessionId session, Incarnation incarnation) implements Signal {}

  /** The state of that user's page in the session has changed. */
  record UiStateChanged(SessionId session, UserId user) implements Signal {}

  /** Somebody left a line in which tickets of the receiver wait. */
  record LineMoved(String line) implements Signal {}
}

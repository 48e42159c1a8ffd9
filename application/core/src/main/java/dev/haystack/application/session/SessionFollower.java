package dev.haystack.application.session;

import dev.haystack.domain.event.LoggedEvent;

/** Hears what happens in a session; must not block. */
public interface SessionFollower {

  /** The next event of the log. */
  void onEvent(LoggedEvent event);

  /** The session was deleted. */
  void onDeleted();

  /** The events that this follower has can no longer be continued; it must come again. */
  void onReset();
}

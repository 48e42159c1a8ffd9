package dev.haystack.inbound.http;

import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.application.turn.TurnStatus;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.port.turn.QueuePosition;

/** What the reader's thread of a turn's stream takes from the others. */
sealed interface TurnNews {

  /**
   * Whether it tells of what is said or shown in the session, and not only that something is over.
   */
  default boolean isContent() {
    return false;
  }

  record Logged(LoggedEvent event) implements TurnNews {
    @Override
    public boolean isContent() {
      return !event.event().isOfAnEnd();
    }
  }

  record Waiting(QueuePosition position) implements TurnNews {}

  /** The reader's page has become that. */
  record Page(UiState state) implements TurnNews {
    @Override
    public boolean isContent() {
      return true;
    }
  }

  /** The message was sent before; its turn is told. */
  record Again(TurnStatus status) implements TurnNews {
    @Override
    public boolean isContent() {
      return true;
    }
  }

  /** Nothing more comes, and that is all right. */
  record End() implements TurnNews {}

  /** The session was deleted. */
  record Deleted() implements TurnNews {}

  /** Nobody reads any more. */
  record Left() implements TurnNews {}

  /** Nothing more comes, and no event says why. */
  record Broken(TurnOutcome.Refused refused) implements TurnNews {}
}

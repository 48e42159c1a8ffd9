package dev.haystack.inbound.protocol;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.port.turn.QueuePosition;
import java.time.Duration;
import java.util.List;

/**
 * How the reader of one turn over HTTP is told it: from each of its events to server-sent events,
 * of which there may be none or several. Rendering has no effect but on the little that a dialect
 * remembers of its turn. For one thread at a time.
 */
public sealed interface TurnDialect
    permits SessionEventsDialect, OpenAiDialect, AiSdkDialect, AgUiDialect {

  /** Says that the stream lives, and means nothing to its reader. */
  String LIFE = ": \n\n";

  /** Room for most events, so that a text need not grow for them. */
  int ROOM_CHARACTERS = 256;

  /** The frames of {@code haystack.v1}. */
  static TurnDialect sessionEvents(SessionId session) {
    return new SessionEventsDialect(session);
  }

  /** What the turn's log holds is about to be told, all of it. */
  default void looksBack(List<LoggedEvent> past) {}

  /** Renders an event of the turn; told from what was stored it has no number, which is 0. */
  void event(LoggedEvent event, StringBuilder stream);

  /** The turn waits in line. */
  default void waiting(QueuePosition place, StringBuilder stream) {
    stream.append(LIFE);
  }

  /** The reader's page has become that; most are not told. */
  default void pageChanged(UiState state, StringBuilder stream) {}

  /** The message was sent before; whether nothing else is to be told, of its turn as well. */
  default boolean again(StringBuilder stream) {
    return false;
  }

  /** Whether the reader was told to come again with an answer, so that nothing more is told. */
  default boolean isInterrupted() {
    return false;
  }

  /** Nothing more comes, and no event says why. */
  void broken(ErrorCode code, Duration retryAfter, StringBuilder stream);

  /** The session was deleted, and its turn with it. */
  default void deleted(StringBuilder stream) {
    broken(ErrorCode.SESSION_NOT_FOUND, Duration.ZERO, stream);
  }
}

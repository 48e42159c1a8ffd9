package dev.haystack.inbound.protocol;

import dev.haystack.application.session.UiStateReply;
import dev.haystack.application.turn.Inspection;
import dev.haystack.application.turn.TurnStatus;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.port.turn.QueuePosition;
import java.time.Duration;
import java.time.Instant;

/** What one client is told that is no part of the session's log. */
public sealed interface Notice {

  /** The connection stands; no turn is running if its name is empty. */
  record ConnectionEstablished(
      Instant timestamp,
      LogPosition position,
      Duration heartbeatInterval,
      int messageBytesMax,
      String activeTurn,
      String connectionId)
      implements Notice {}

  /** A heartbeat was heard. */
  record HeartbeatAcknowledged(Instant timestamp, Json sequence) implements Notice {}

  /** What became of an update of the UI state. */
  record UiStateAcknowledged(Instant timestamp, UiStateReply reply) implements Notice {}

  /** A message waits for its turn. */
  record TurnQueued(QueuePosition position, ClientMessageId clientMessageId) implements Notice {}

  /** A message was sent before; this became of it. */
  record TurnKnown(TurnStatus status) implements Notice {}

  /** A message could not be read; see {@link Decoded.Malformed}. */
  record Unreadable(String fault, String pointer, ClientMessageId clientMessageId)
      implements Notice {}

  /** Messages came too fast: one was refused, and so many more of which nothing was said. */
  record RateLimited(Duration retryAfter, int skipped) implements Notice {}

  /** What was asked for is refused; the wait is zero where none is advised. */
  record Refused(
      ErrorCode code, Duration retryAfter, ClientMessageId clientMessageId, String message)
      implements Notice {

    /** In the code's own words. */
    public Refused(ErrorCode code, Duration retryAfter, ClientMessageId clientMessageId) {
      this(code, retryAfter, clientMessageId, code.message());
    }
  }

  /** What came after a place follows now. */
  record Resumed(long fromSequence, long toSequence) implements Notice {}

  /** What came after a place cannot be told again. */
  record NotResumed(long fromSequence, long toSequence, String reason) implements Notice {}

  /** Without a good token the connection ends at the deadline. */
  record AuthRequired(ErrorCode reason, Duration deadline) implements Notice {}

  /** What happens beneath a turn; for the inspectors' dialect alone. */
  record Inspected(Inspection inspection) implements Notice {}

  /** Whether the store that all nodes share is out of reach. */
  record Degraded(boolean degraded) implements Notice {}

  /** This server stops; the client may come back after a while. */
  record GoingAway(Duration reconnectAfter) implements Notice {}
}

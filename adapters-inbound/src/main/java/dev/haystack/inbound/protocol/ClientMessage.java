package dev.haystack.inbound.protocol;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.port.tracing.TraceContext;
import java.util.Optional;

/** What a client can say. */
public sealed interface ClientMessage {

  /** The user says something, never blank, at that place of the page's trace. */
  record Chat(String content, ClientMessageId clientMessageId, TraceContext trace)
      implements ClientMessage {

    /** At no place of a trace. */
    public Chat(String content, ClientMessageId clientMessageId) {
      this(content, clientMessageId, TraceContext.NONE);
    }
  }

  /** The client is there; the sequence, null if there is none, comes back as it was written. */
  record Heartbeat(Json sequence) implements ClientMessage {}

  /** The page tells about itself. */
  record UiStateChanged(UiStateUpdate update) implements ClientMessage {}

  /** The page tells about itself with a time or a sequence that cannot be read. */
  record UiStateUndated() implements ClientMessage {}

  /** A turn is to end; no name means the one that is running. */
  record Stop(String turnId) implements ClientMessage {

    /** The turn that is named. */
    public Optional<TurnId> turn() {
      return turnId.isEmpty() ? Optional.empty() : Optional.of(new TurnId(turnId));
    }
  }

  /** What came after that place is to be told again. */
  record Resume(LogPosition after) implements ClientMessage {}

  /** What became of a UI action. */
  record UiActionDone(String actionId, boolean success) implements ClientMessage {}

  /** A newer token, which is among the message's credentials. */
  record AuthRefresh() implements ClientMessage {}
}

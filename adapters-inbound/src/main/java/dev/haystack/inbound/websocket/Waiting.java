package dev.haystack.inbound.websocket;

import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.inbound.protocol.Notice;
import dev.haystack.inbound.rfc6455.CloseCode;

/** Something that waits in an outbox. */
sealed interface Waiting permits Waiting.Event, Waiting.Told, Waiting.End, WaitingText {

  /** An event that is not text. */
  record Event(LoggedEvent event) implements Waiting {}

  /** A notice. */
  record Told(Notice notice) implements Waiting {}

  /** The connection's end. */
  record End(CloseCode code, String reason) implements Waiting {}
}

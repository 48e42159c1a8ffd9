package dev.haystack.inbound.websocket;

import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.inbound.protocol.Notice;
import dev.haystack.inbound.rfc6455.CloseCode;
import java.util.OptionalLong;

/** What waits in an outbox, in the order it was offered. */
sealed interface Waiting permits Waiting.Event, Waiting.Told, Waiting.End, WaitingText {

  /** The number in the session's log, the first of several; nothing if it stands in none. */
  OptionalLong sequence();

  /** Whether it tells of what is said or shown in the session, and not only that a turn is over. */
  boolean isContent();

  /** Whether the session's log has it too. */
  default boolean isLogged() {
    return this instanceof Event || this instanceof WaitingText;
  }

  record Event(LoggedEvent event) implements Waiting {

    @Override
    public OptionalLong sequence() {
      return OptionalLong.of(event.sequence());
    }

    @Override
    public boolean isContent() {
      return !event.event().isOfAnEnd();
    }
  }

  record Told(Notice notice) implements Waiting {

    @Override
    public OptionalLong sequence() {
      return OptionalLong.empty();
    }

    @Override
    public boolean isContent() {
      return notice instanceof Notice.Inspected;
    }
  }

  /** The connection ends behind everything before. */
  record End(CloseCode code, String reason) implements Waiting {

    @Override
    public OptionalLong sequence() {
      return OptionalLong.empty();
    }

    @Override
    public boolean isContent() {
      return false;
    }
  }
}

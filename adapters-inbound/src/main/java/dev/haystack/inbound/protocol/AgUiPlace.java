package dev.haystack.inbound.protocol;

import static dev.haystack.inbound.protocol.StreamPart.END;
import static dev.haystack.inbound.protocol.StreamPart.field;

import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.session.TurnId;

/**
 * Ends the events of a run of AG-UI with their place in the session's log, if they have one. A run
 * is of one turn, whose name is written once.
 */
final class AgUiPlace {

  private String turnAndEnd = "";

  void end(LoggedEvent event, StringBuilder stream) {
    if (event.sequence() <= 0) {
      stream.append(END);
      return;
    }
    if (turnAndEnd.isEmpty()) {
      turnAndEnd = turnAndEnd(event.turn());
    }
    stream.append(",\"metadata\":{\"haystack\":{\"seq\":").append(event.sequence());
    stream.append(turnAndEnd);
  }

  private static String turnAndEnd(TurnId turn) {
    var text = new StringBuilder();
    field("turn_id", turn.value(), text);
    return text.append("}}").append(END).toString();
  }
}

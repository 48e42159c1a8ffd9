package dev.haystack.inbound.http;

import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.inbound.protocol.Dialect;
import dev.haystack.inbound.protocol.EventText;
import dev.haystack.inbound.protocol.Notice;

/** Frames as server-sent events: {@code event} is the frame's type, {@code id} its number. */
final class ServerSentEvents {

  /** Says that the stream lives, and means nothing to its reader. */
  static final String LIFE = ": \n\n";

  private ServerSentEvents() {}

  static String logged(SessionId session, LoggedEvent event) {
    return "event: "
        + EventText.type(event.event())
        + "\nid: "
        + event.sequence()
        + "\ndata: "
        + EventText.render(session, event)
        + "\n\n";
  }

  /** An event of a turn that is told from what was stored; it has no number. */
  static String stored(SessionId session, TurnId turn, TurnEvent event) {
    return "event: "
        + EventText.type(event)
        + "\ndata: "
        + EventText.renderUnnumbered(session, turn, event)
        + "\n\n";
  }

  static String notice(SessionId session, String type, Notice notice) {
    var text = new StringBuilder();
    Dialect.standard(session)
        .notice(
            notice,
            frame ->
                text.append("event: ")
                    .append(type)
                    .append("\ndata: ")
                    .append(frame)
                    .append("\n\n"));
    return text.toString();
  }

  /** An event that no log numbers. */
  static String event(String type, Json data) {
    return "event: " + type + "\ndata: " + data.text() + "\n\n";
  }
}

package dev.haystack.outbound.redisson;

import static java.util.stream.Collectors.joining;

import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonText;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.Signal;
import java.util.List;
import java.util.Optional;

/** Signals as they are sent, and where to. */
final class SignalText {

  /** The channel of one node, but for its name. */
  static final String CHANNEL_OF_NODE = "haystack:node:";

  /** The channel of all. */
  static final String CHANNEL_OF_ALL = "haystack:nodes";

  /** What stands behind the entries that were added. */
  static final String END_ADDED = "]}";

  private static final int DEPTH_MAX = 200;

  private SignalText() {}

  /** What stands before the entries that were added. */
  static String beginAdded(SessionId session, String epoch) {
    var text = new StringBuilder("{\"kind\":\"added\",\"session\":");
    JsonText.quote(session.value(), text);
    text.append(",\"epoch\":");
    JsonText.quote(epoch, text);
    return text.append(",\"entries\":[").toString();
  }

  static String of(Signal signal, NodeId from) {
    return switch (signal) {
      case Signal.EventsAdded(var session, var epoch, var events) ->
          beginAdded(session, epoch)
              + events.stream().map(EventEntry::of).map(EventEntry::text).collect(joining(","))
              + END_ADDED;
      case Signal.StopWanted(var session, var user, var turn) ->
          JsonObject.builder()
              .put("kind", "stop")
              .put("from", from.value())
              .put("session", session.value())
              .put("issuer", user.issuer())
              .put("subject", user.subject())
              .put("turn", turn.map(TurnId::value).orElse(""))
              .build()
              .text();
      case Signal.SessionDeleted(var session, var incarnation) ->
          JsonObject.builder()
              .put("kind", "deleted")
              .put("from", from.value())
              .put("session", session.value())
              .put("incarnation", incarnation.value())
              .build()
              .text();
      case Signal.UiStateChanged(var session, var user) ->
          JsonObject.builder()
              .put("kind", "page")
              .put("from", from.value())
              .put("session", session.value())
              .put("issuer", user.issuer())
              .put("subject", user.subject())
              .build()
              .text();
      case Signal.LineMoved(var line) ->
          JsonObject.builder()
              .put("kind", "line_moved")
              .put("from", from.value())
              .put("line", line)
              .build()
              .text();
    };
  }

  /** The signal; nothing if this node sent it, or if it cannot be read. */
  static Optional<Signal> read(String text, NodeId self) {
    try {
      return Json.parse(text, DEPTH_MAX) instanceof JsonObject object
              && !object.string("from").orElse("").equals(self.value())
          ? Optional.of(read(new RecordFields(object)))
          : Optional.empty();
    } catch (RuntimeException e) {
      // another version's, or nobody's; what it told of is found out all the same
      return Optional.empty();
    }
  }

  private static Signal read(RecordFields fields) {
    String kind = fields.text("kind");
    return switch (kind) {
      case "added" ->
          new Signal.EventsAdded(
              new SessionId(fields.text("session")), fields.text("epoch"), entries(fields));
      case "stop" ->
          new Signal.StopWanted(
              new SessionId(fields.text("session")),
              new UserId(fields.text("issuer"), fields.text("subject")),
              Optional.of(fields.text("turn")).filter(turn -> !turn.isEmpty()).map(TurnId::new));
      case "deleted" ->
          new Signal.SessionDeleted(
              new SessionId(fields.text("session")), new Incarnation(fields.text("incarnation")));
      case "page" ->
          new Signal.UiStateChanged(
              new SessionId(fields.text("session")),
              new UserId(fields.text("issuer"), fields.text("subject")));
      case "line_moved" -> new Signal.LineMoved(fields.text("line"));
      default -> throw new IllegalArgumentException("no signal is called so");
    };
  }

  private static List<LoggedEvent> entries(RecordFields fields) {
    return fields
        .array("entries")
        .objects()
        .flatMap(entry -> EventEntry.read(entry).stream())
        .toList();
  }
}

package dev.haystack.outbound.redisson;

import static java.util.stream.Collectors.joining;

import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import dev.haystack.domain.json.JsonText;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.outbound.redisson.sealing.Sealing;
import dev.haystack.outbound.redisson.sealing.ValueKind;
import dev.haystack.outbound.redisson.sealing.ValuePlace;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.Signal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Signals as they are sent, and where to. */
record SignalText(Sealing sealing, NodeId self) {

  /** The channel of one node, but for its name. */
  static final String CHANNEL_OF_NODE = "haystack:node:";

  /** The channel of all. */
  static final String CHANNEL_OF_ALL = "haystack:nodes";

  /** What stands behind the entries that were added. */
  static final String END_ADDED = "]}";

  private static final int DEPTH_MAX = 200;
  private static final Set<String> SEALED_KINDS = Set.of("stop", "consent", "page", "line_moved");

  /** What stands before the entries that were added. */
  static String beginAdded(SessionId session, String epoch) {
    var text = new StringBuilder("{\"kind\":\"added\",\"session\":");
    JsonText.quote(session.value(), text);
    text.append(",\"epoch\":");
    JsonText.quote(epoch, text);
    return text.append(",\"entries\":[").toString();
  }

  /** As it is sent over that channel; what it says of people and of what they said is sealed. */
  String of(Signal signal, String channel) {
    return switch (signal) {
      case Signal.EventsAdded(var session, var epoch, var events) ->
          beginAdded(session, epoch)
              + events.stream()
                  .map(EventEntry::of)
                  .map(entry -> new EventValues(sealing).text(session, entry))
                  .collect(joining(","))
              + END_ADDED;
      case Signal.StopWanted(var session, var user, var turn) ->
          sealed(
              channel,
              begun("stop")
                  .put("session", session.value())
                  .put("issuer", user.issuer())
                  .put("subject", user.subject())
                  .put("turn", turn.map(TurnId::value).orElse("")));
      case Signal.ConsentAnswered(var session, var user, var action, var granted) ->
          sealed(
              channel,
              begun("consent")
                  .put("session", session.value())
                  .put("issuer", user.issuer())
                  .put("subject", user.subject())
                  .put("action", action)
                  .put("granted", granted));
      case Signal.SessionDeleted(var session, var incarnation) ->
          begun("deleted")
              .put("session", session.value())
              .put("incarnation", incarnation.value())
              .build()
              .text();
      case Signal.UiStateChanged(var session, var user) ->
          sealed(
              channel,
              begun("page")
                  .put("session", session.value())
                  .put("issuer", user.issuer())
                  .put("subject", user.subject()));
      case Signal.LineMoved(var line) -> sealed(channel, begun("line_moved").put("line", line));
    };
  }

  private JsonObjectBuilder begun(String kind) {
    return JsonObject.builder().put("kind", kind).put("from", self.value());
  }

  private String sealed(String channel, JsonObjectBuilder signal) {
    String text = signal.build().text();
    return sealing.isSealing()
        ? JsonObject.builder()
            .put("from", self.value())
            .put("sealed", sealing.seal(place(channel, self.value()), text))
            .build()
            .text()
        : text;
  }

  private static ValuePlace place(String channel, String from) {
    return ValuePlace.of(ValueKind.SIGNAL, channel, from);
  }

  /** The signal; nothing if this node sent it, or if it cannot be read. */
  Optional<Signal> read(String text, String channel) {
    try {
      if (Json.parse(text, DEPTH_MAX) instanceof JsonObject object) {
        String from = object.string("from").orElse("");
        return from.equals(self.value())
            ? Optional.empty()
            : opened(object, channel, from).map(signal -> read(new RecordFields(signal)));
      }
    } catch (RuntimeException e) {
      // another version's, or nobody's; what it told of is found out all the same
    }
    return Optional.empty();
  }

  private Optional<JsonObject> opened(JsonObject object, String channel, String from) {
    if (object.string("sealed").isPresent()) {
      return sealing
          .open(place(channel, from), object.string("sealed").get())
          .map(opened -> (JsonObject) Json.parse(opened.text(), DEPTH_MAX));
    }
    boolean isToBeSealed = SEALED_KINDS.contains(object.string("kind").orElse(""));
    return isToBeSealed && !sealing.isPlainTaken(ValueKind.SIGNAL)
        ? Optional.empty()
        : Optional.of(object);
  }

  private Signal read(RecordFields fields) {
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
      case "consent" ->
          new Signal.ConsentAnswered(
              new SessionId(fields.text("session")),
              new UserId(fields.text("issuer"), fields.text("subject")),
              fields.text("action"),
              fields.truth("granted"));
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

  private List<LoggedEvent> entries(RecordFields fields) {
    var session = new SessionId(fields.text("session"));
    var values = new EventValues(sealing);
    return fields
        .array("entries")
        .objects()
        .map(entry -> values.sent(session, entry))
        .peek(SignalText::checkIsRead)
        .flatMap(List::stream)
        .toList();
  }

  /** Part of a signal is none: whoever misses events asks for them. */
  private static void checkIsRead(List<LoggedEvent> events) {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("an entry cannot be read");
    }
  }
}

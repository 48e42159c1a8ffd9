package dev.haystack.outbound.redisson;

import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.domain.session.SessionId;
import dev.haystack.outbound.redisson.sealing.Sealing;
import dev.haystack.outbound.redisson.sealing.ValueKind;
import dev.haystack.outbound.redisson.sealing.ValuePlace;
import java.util.List;
import java.util.Optional;

/**
 * Entries of a log as they are stored and told to other nodes: a sealed one is wrapped in JSON, as
 * a script puts those of a batch into one signal, and opens under its session's name and the number
 * of its last event alone.
 */
record EventValues(Sealing sealing) {

  private static final String LAST = "last";
  private static final String SEALED = "sealed";

  String text(SessionId session, EventEntry entry) {
    return sealing.isSealing()
        ? "{\"last\":"
            + entry.last()
            + ",\"sealed\":\""
            + sealing.seal(place(session, entry.last()), entry.text())
            + "\"}"
        : entry.text();
  }

  private static ValuePlace place(SessionId session, long last) {
    return ValuePlace.of(ValueKind.EVENT, SessionKeys.of(session, "events"), Long.toString(last));
  }

  /**
   * The events of an entry of a log; none if it does not open or is damaged.
   *
   * @param number under which it is stored
   */
  List<LoggedEvent> stored(SessionId session, String number, String text) {
    // the second part of a number is of no use here
    long last = Long.parseLong(number.substring(0, number.indexOf('-')));
    try {
      return Json.parse(text, EventEntry.DEPTH_MAX) instanceof JsonObject entry
          ? events(session, last, entry)
          : EventEntry.damaged();
    } catch (JsonSyntaxException _) {
      return EventEntry.damaged();
    }
  }

  /** The events of an entry that was told. */
  List<LoggedEvent> sent(SessionId session, JsonObject entry) {
    return events(session, new RecordFields(entry).numberOr(LAST, 0), entry);
  }

  private List<LoggedEvent> events(SessionId session, long last, JsonObject entry) {
    Optional<String> sealed = entry.string(SEALED);
    if (sealed.isPresent()) {
      return sealing
          .open(place(session, last), sealed.get())
          .map(opened -> EventEntry.read(opened.text()))
          .orElse(List.of());
    }
    return sealing.isPlainTaken(ValueKind.EVENT) ? EventEntry.read(entry) : List.of();
  }
}

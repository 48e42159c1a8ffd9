package dev.haystack.outbound.redisson;

import dev.haystack.domain.event.LogEntry;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.LoggedTexts;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.domain.json.JsonText;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * One entry of a stored log: an event, or text deltas that came one after the other, together and
 * with the length of each.
 *
 * @param text JSON
 */
record EventEntry(long first, long last, String text) {

  private static final Journal JOURNAL = Journal.of(EventEntry.class);
  static final int DEPTH_MAX = 200;

  static EventEntry of(LogEntry entry) {
    var text = new StringBuilder("{\"turn\":");
    JsonText.quote(entry.turn().value(), text);
    text.append(",\"first\":").append(entry.first());
    switch (entry) {
      case LoggedTexts texts -> append(texts, text);
      case LoggedEvent(_, _, var event) ->
          EventRecord.of(event).appendTo(text.append(",\"event\":"));
    }
    return new EventEntry(entry.first(), entry.last(), text.append('}').toString());
  }

  private static void append(LoggedTexts texts, StringBuilder target) {
    target.append(",\"lengths\":");
    char separator = '[';
    for (int i = 0; i < texts.count(); i++) {
      target.append(separator).append(texts.length(i));
      separator = ',';
    }
    target.append("],\"text\":");
    JsonText.quote(texts.text(), target);
  }

  /** The events of one entry; none, and a word in the log, if it is damaged. */
  static List<LoggedEvent> read(String text) {
    try {
      return Json.parse(text, DEPTH_MAX) instanceof JsonObject entry ? read(entry) : damaged();
    } catch (JsonSyntaxException _) {
      return damaged();
    }
  }

  /** The same of one that is JSON already. */
  static List<LoggedEvent> read(JsonObject entry) {
    try {
      return events(entry);
    } catch (RuntimeException e) {
      return damaged();
    }
  }

  private static List<LoggedEvent> events(JsonObject entry) {
    var fields = new RecordFields(entry);
    var turn = new TurnId(fields.text("turn"));
    long next = fields.number("first");
    if (entry.array("lengths").isEmpty()) {
      return List.of(new LoggedEvent(next, turn, EventRecord.read(fields.object("event"))));
    }
    List<LoggedEvent> events = new ArrayList<>();
    String together = fields.text("text");
    int from = 0;
    for (Json length : fields.array("lengths").values()) {
      int to = from + ((JsonNumber) length).asInt();
      events.add(
          new LoggedEvent(next, turn, new TurnEvent.TextDelta(together.substring(from, to))));
      from = to;
      next++;
    }
    return events;
  }

  static List<LoggedEvent> damaged() {
    JOURNAL.tell(JournalEvent.RECORD_DAMAGED, Detail.code("event log"));
    return List.of();
  }
}

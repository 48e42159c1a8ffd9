package dev.haystack.outbound.redisson;

import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonText;
import dev.haystack.domain.session.TurnId;
import java.util.ArrayList;
import java.util.List;

/**
 * One entry of a stored log: an event, or text deltas that came one after the other.
 *
 * @param text JSON
 */
record EventEntry(long first, long last, String text) {

  private static final System.Logger LOGGER = System.getLogger(EventEntry.class.getName());
  private static final int DEPTH_MAX = 200;

  /** Writes events, with the deltas of one turn that follow each other in one entry. */
  static List<EventEntry> of(List<LoggedEvent> events) {
    List<EventEntry> entries = new ArrayList<>();
    int from = 0;
    while (from < events.size()) {
      int to = from + 1;
      while (to < events.size() && isSameText(events.get(from), events.get(to))) {
        to++;
      }
      entries.add(entry(events.subList(from, to)));
      from = to;
    }
    return entries;
  }

  private static boolean isSameText(LoggedEvent first, LoggedEvent next) {
    return first.event() instanceof TurnEvent.TextDelta
        && next.event() instanceof TurnEvent.TextDelta
        && first.turn().equals(next.turn());
  }

  private static EventEntry entry(List<LoggedEvent> events) {
    LoggedEvent first = events.getFirst();
    var text = new StringBuilder("{\"turn\":");
    JsonText.quote(first.turn().value(), text);
    text.append(",\"first\":").append(first.sequence());
    if (first.event() instanceof TurnEvent.TextDelta) {
      appendTexts(events, text);
    } else {
      text.append(",\"event\":");
      EventRecord.of(first.event()).appendTo(text);
      text.append('}');
    }
    return new EventEntry(first.sequence(), events.getLast().sequence(), text.toString());
  }

  /** Together and with the length of each, since there are many and most are short. */
  private static void appendTexts(List<LoggedEvent> events, StringBuilder target) {
    var together = new StringBuilder();
    target.append(",\"lengths\":");
    char separator = '[';
    for (LoggedEvent event : events) {
      String content = ((TurnEvent.TextDelta) event.event()).content();
      together.append(content);
      target.append(separator).append(content.length());
      separator = ',';
    }
    target.append("],\"text\":");
    JsonText.quote(together.toString(), target);
    target.append('}');
  }

  /** The events of one entry; none, and a word in the log, if it is damaged. */
  static List<LoggedEvent> read(String text) {
    try {
      return Json.parse(text, DEPTH_MAX) instanceof JsonObject entry ? read(entry) : damaged();
    } catch (RuntimeException e) {
      return damaged();
    }
  }

  /** The events of one entry that is read already. */
  static List<LoggedEvent> read(JsonObject entry) {
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

  private static List<LoggedEvent> damaged() {
    LOGGER.log(System.Logger.Level.WARNING, "an entry of a stored event log is damaged");
    return List.of();
  }
}

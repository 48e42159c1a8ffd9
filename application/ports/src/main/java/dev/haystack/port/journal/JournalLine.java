package dev.haystack.port.journal;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import dev.haystack.domain.json.JsonString;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * How an event looks in a line. What a terminal or a reader would act on instead of showing it is
 * escaped.
 *
 * @param node the name of this process
 * @param hash of who somebody is, and what session it was
 */
public record JournalLine(String node, UnaryOperator<String> hash) {

  /** For where no key is at hand. */
  static final JournalLine HIDING = new JournalLine("", _ -> "hidden");

  private static final int TEXT_MAX = 256;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:/{}@+-]+");

  /** An object in one line. */
  public String json(Instant time, String level, JournalEntry entry) {
    JsonObjectBuilder line =
        JsonObject.builder()
            .put("@timestamp", time.truncatedTo(ChronoUnit.MILLIS).toString())
            .put("log.level", level)
            .put("message", entry.event().words())
            .put("event", entry.event().wireName());
    fields(entry).forEach((field, value) -> line.put(field.wireName(), value));
    return Escaping.of(line.build().text());
  }

  /** A line for people. */
  public String text(Instant time, String level, JournalEntry entry) {
    return time.truncatedTo(ChronoUnit.MILLIS) + " " + level + " " + words(entry);
  }

  String words(JournalEntry entry) {
    var line = new StringBuilder(entry.event().wireName()).append(": ");
    line.append(entry.event().words());
    fields(entry)
        .forEach(
            (field, value) -> {
              if (field != JournalField.NODE) {
                line.append(' ').append(field.wireName()).append('=').append(shown(value));
              }
            });
    return Escaping.of(line.toString());
  }

  private static String shown(Json value) {
    return value instanceof JsonString(var text) && PLAIN.matcher(text).matches()
        ? text
        : value.text();
  }

  private Map<JournalField, Json> fields(JournalEntry entry) {
    var fields = new LinkedHashMap<JournalField, Json>();
    if (!node.isEmpty()) {
      fields.put(JournalField.NODE, Json.of(node));
    }
    for (Detail detail : entry.details()) {
      switch (detail.value()) {
        case Detail.Value.Text(String text) when text.isEmpty() -> {}
        case Detail.Value.Text(String text) -> fields.put(detail.field(), Json.of(cut(text)));
        case Detail.Value.Count(long number) -> fields.put(detail.field(), Json.of(number));
        case Detail.Value.Hidden(String text) ->
            fields.put(detail.field(), Json.of(hash.apply(text)));
        case Detail.Value.Thrown(Throwable fault) -> {
          fields.put(JournalField.ERROR_TYPE, Json.of(fault.getClass().getName()));
          Optional.of(OwnFrames.of(fault))
              .filter(frames -> !frames.isEmpty())
              .ifPresent(frames -> fields.put(JournalField.ERROR_STACK, Json.of(frames)));
        }
      }
    }
    return fields;
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), TEXT_MAX));
  }
}

package dev.haystack.bootstrap;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.port.journal.JournalEntry;
import dev.haystack.port.journal.JournalLine;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** Hears what the service tells of its settings. */
final class SettingsEar extends Handler {

  private static final JournalLine LINE = new JournalLine("node", _ -> "hidden");

  private final List<String> told = new CopyOnWriteArrayList<>();

  /** What was told of settings since this was asked before. */
  List<String> events() {
    var events = List.copyOf(told);
    told.clear();
    return events;
  }

  @Override
  public void publish(LogRecord entry) {
    JournalEntry.in(entry.getParameters())
        .filter(said -> said.event().name().matches("RELOAD.*|RESTART_NEEDED"))
        .map(said -> (JsonObject) Json.parse(LINE.json(Instant.EPOCH, "", said)))
        .ifPresent(
            line ->
                told.add(
                    line.string("event").orElse("")
                        + " "
                        + line.string("reason")
                            .orElseGet(
                                () -> Integer.toString(line.integer("count").orElseThrow()))));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}

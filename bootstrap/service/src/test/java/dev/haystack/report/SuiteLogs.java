package dev.haystack.report;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import dev.haystack.port.journal.JournalEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the whole suite made the service tell: each line is held to the schema, and each event must
 * have been told. The files are read once and are gone then, so that no former run speaks for this
 * one.
 */
final class SuiteLogs {

  private static final int FAULTS_MAX = 20;

  private final LogSchema schema;
  private final Set<String> told = new TreeSet<>();
  private final List<String> faults = new ArrayList<>();
  private long lines;

  private SuiteLogs(LogSchema schema) {
    this.schema = schema;
  }

  static SuiteLogs in(Path root) throws IOException {
    var logs = new SuiteLogs(LogSchema.in(root));
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file :
          files
              .filter(path -> path.toString().contains("/target/suite-log/"))
              .filter(path -> path.toString().endsWith(".jsonl"))
              .toList()) {
        logs.read(file);
        Files.delete(file);
      }
    }
    return logs;
  }

  private void read(Path file) throws IOException {
    try (Stream<String> all = Files.lines(file)) {
      all.forEach(this::judge);
    }
  }

  private void judge(String line) {
    lines++;
    List<String> wrong = schema.faults(line);
    if (!wrong.isEmpty()) {
      if (faults.size() < FAULTS_MAX) {
        faults.add("a line of the log " + wrong + ": " + line);
      }
    } else if (Json.parse(line) instanceof JsonObject entry
        && entry.get("event").orElseThrow() instanceof JsonString(var event)) {
      told.add(event);
    }
  }

  /** What is wrong with the lines, and which events nobody told. */
  List<String> faults() {
    var all = new ArrayList<>(faults);
    for (JournalEvent event : JournalEvent.values()) {
      if (event != JournalEvent.LIBRARY && !told.contains(event.wireName())) {
        all.add("no test makes the service tell " + event.wireName());
      }
    }
    return all;
  }

  long lines() {
    return lines;
  }
}

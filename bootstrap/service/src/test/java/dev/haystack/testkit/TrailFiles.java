package dev.haystack.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.trail.ChainCheck;
import dev.haystack.domain.trail.TrailKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Audit trails of services, in a folder that goes when this is closed. */
public final class TrailFiles implements AutoCloseable {

  private static final String KEY = "A".repeat(43) + "=";

  private final Path folder;

  public TrailFiles() {
    try {
      folder = Files.createTempDirectory("trail");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder that all lie in. */
  public Path folder() {
    return folder;
  }

  /** These settings, with a trail of that name. */
  public Map<String, String> with(String name, Map<String, String> settings) {
    var more = new HashMap<>(settings);
    more.put("AUDIT_FILE", file(name).toString());
    more.put("AUDIT_KEY", KEY);
    return more;
  }

  private Path file(String name) {
    Path file = folder.resolve(name + ".jsonl");
    try {
      var _ = Files.createDirectories(file.getParent());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of that trail, which are checked to be one chain. */
  public List<JsonObject> lines(String name) {
    var check = new ChainCheck(TrailKey.parse(KEY).orElseThrow());
    List<String> lines = text(name).lines().toList();
    lines.forEach(line -> check.read(line, line));
    assertEquals(Optional.empty(), check.fault());
    return lines.stream().map(line -> (JsonObject) Json.parse(line)).toList();
  }

  /** All that lies there. */
  public String text(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of each line the event and its reason. */
  public List<String> told(String name) {
    return lines(name).stream()
        .map(line -> line.string("event").orElse("") + " " + line.string("reason").orElse(""))
        .toList();
  }
}

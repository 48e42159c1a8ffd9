package dev.haystack.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What moved of the metrics of all services that the suite has run: each that is declared must, and
 * none may be shown that is not declared. The files are read once and are gone then.
 */
public final class SuiteMetrics {

  private static final Path FOLDER = Path.of("target/suite-metrics");
  private static final Pattern SAMPLE =
      Pattern.compile("(?m)^([a-z][a-zA-Z0-9_:]*)(?:\\{[^}\\n]*})? (\\S+)");
  private static final Pattern PART = Pattern.compile("_(bucket|sum|count)$");

  private SuiteMetrics() {}

  /** Keeps what a service shows, which is about to end. */
  public static synchronized void note(String text) {
    var lines = new TreeSet<String>();
    var samples = SAMPLE.matcher(text);
    while (samples.find()) {
      boolean isMoved = !samples.group(2).equals("0.0") && !samples.group(2).equals("0");
      lines.add((isMoved ? "moved " : "shown ") + samples.group(1));
    }
    try {
      Files.createDirectories(FOLDER);
      Files.write(
          FOLDER.resolve(ProcessHandle.current().pid() + ".txt"),
          lines,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with all that was kept. */
  static List<String> faults(Path root) throws IOException {
    Set<String> moved = new TreeSet<>();
    Set<String> shown = new TreeSet<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file :
          files.filter(path -> path.toString().contains("/target/suite-metrics/")).toList()) {
        if (Files.isRegularFile(file)) {
          for (String line : Files.readAllLines(file)) {
            (line.startsWith("moved ") ? moved : shown).add(line.substring(6));
          }
          Files.delete(file);
        }
      }
    }
    return judged(MetricsDocument.names(root), moved, shown);
  }

  /** Gauges that are shown as nothing have not moved, but may be so all the time. */
  static List<String> judged(MetricsDocument.Names declared, Set<String> moved, Set<String> shown) {
    var faults = new ArrayList<String>();
    for (String name : declared.counted()) {
      boolean isMoved = moved.contains(name) || moved.contains(name + "_count");
      if (!isMoved) {
        faults.add("no test moves the metric " + name);
      }
    }
    for (String name : declared.gauges()) {
      if (!moved.contains(name) && !shown.contains(name)) {
        faults.add("no service shows the metric " + name);
      }
    }
    Stream.concat(moved.stream(), shown.stream())
        .filter(name -> name.startsWith("haystack_"))
        .map(name -> PART.matcher(name).find() && !declared.has(name) ? strip(name) : name)
        .filter(name -> !declared.has(name))
        .distinct()
        .forEach(name -> faults.add("the metric " + name + " is declared nowhere"));
    return faults;
  }

  private static String strip(String name) {
    return PART.matcher(name).replaceFirst("");
  }
}

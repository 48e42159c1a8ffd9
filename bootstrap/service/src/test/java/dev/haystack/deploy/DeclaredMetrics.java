package dev.haystack.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The metrics that the service declares, as its sources name them, by the names of their series.
 */
final class DeclaredMetrics {

  private static final Path ROOT = Path.of("../..");
  private static final Pattern DECLARED = Pattern.compile("(\\w+)\\(\\s*\"(haystack_\\w+)\"");
  private static final Pattern NAME = Pattern.compile("\\b((?:haystack|jvm|process)_\\w+)\\b");

  private DeclaredMetrics() {}

  /** The names of all series, {@code _bucket} and the like included. */
  static Set<String> names() throws IOException {
    return declared().stream()
        .flatMap(DeclaredMetrics::series)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The metrics whose series none of these is. */
  static Set<String> without(Predicate<String> series) throws IOException {
    return declared().stream()
        .filter(metric -> series(metric).noneMatch(series))
        .map(Metric::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The names of series in an expression. */
  static List<String> in(String expression) {
    return NAME.matcher(expression).results().map(found -> found.group(1)).toList();
  }

  private record Metric(String method, String name) {}

  private static Stream<String> series(Metric metric) {
    if (metric.method().equals("gauge")) {
      return Stream.of(metric.name());
    }
    return metric.method().equals("counter")
        ? Stream.of(metric.name() + "_total")
        : Stream.of("_bucket", "_count", "_sum").map(metric.name()::concat);
  }

  private static Set<Metric> declared() throws IOException {
    Set<Metric> all = new HashSet<>();
    for (String sources :
        List.of("adapters-outbound/prometheus/src/main/java", "bootstrap/service/src/main/java")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(sources))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .flatMap(file -> DECLARED.matcher(text(file)).results())
            .forEach(found -> all.add(new Metric(found.group(1), found.group(2))));
      }
    }
    return all;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

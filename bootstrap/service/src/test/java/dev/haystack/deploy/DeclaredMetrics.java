package dev.haystack.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metrics that the service declares, by the names of their series. */
final class DeclaredMetrics {

  /** Made from the code. */
  private static final Path LIST = Path.of("../../docs/metrics.md");

  private static final Pattern ROW =
      Pattern.compile("^\\| `(haystack_\\w+)` \\| (\\w+) ", Pattern.MULTILINE);
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

  private record Metric(String name, String type) {}

  private static Stream<String> series(Metric metric) {
    return metric.type().equals("histogram")
        ? Stream.of("_bucket", "_count", "_sum").map(metric.name()::concat)
        : Stream.of(metric.name());
  }

  private static List<Metric> declared() throws IOException {
    return ROW.matcher(Files.readString(LIST))
        .results()
        .map(row -> new Metric(row.group(1), row.group(2)))
        .toList();
  }
}

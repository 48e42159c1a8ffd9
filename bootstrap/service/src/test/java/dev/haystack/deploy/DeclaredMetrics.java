package dev.haystack.deploy;

import dev.haystack.outbound.prometheus.MetricsPage;
import dev.haystack.report.MetricsDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metrics that the service declares, and those of its Java, by the names of their series. */
final class DeclaredMetrics {

  private static final Pattern NAME = Pattern.compile("\\b((?:haystack|jvm|process)_\\w+)\\b");

  private static final Pattern SERIES = Pattern.compile("(?m)^((?:jvm|process)_\\w+)");

  private DeclaredMetrics() {}

  /** The names of all series, {@code _bucket} and the like included. */
  static Set<String> names() throws IOException {
    return Stream.concat(declared().flatMap(DeclaredMetrics::series), ofJava())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What the Java of this process tells of itself. */
  private static Stream<String> ofJava() {
    return SERIES.matcher(new MetricsPage().text()).results().map(found -> found.group(1));
  }

  /** The metrics whose series none of these is. */
  static Set<String> without(Predicate<String> series) throws IOException {
    return declared()
        .filter(metric -> series(metric).noneMatch(series))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The names of series in an expression. */
  static List<String> in(String expression) {
    return NAME.matcher(expression).results().map(found -> found.group(1)).toList();
  }

  private static Stream<String> series(Map.Entry<String, String> metric) {
    return metric.getValue().equals("histogram")
        ? Stream.of("_bucket", "_count", "_sum").map(metric.getKey()::concat)
        : Stream.of(metric.getKey());
  }

  /** Each name with its type. */
  private static Stream<Map.Entry<String, String>> declared() throws IOException {
    return MetricsDocument.types(Path.of("../..")).entrySet().stream();
  }
}

package dev.haystack.report;

import dev.haystack.outbound.prometheus.Declared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The list of metrics, made from what the service declares. */
public final class MetricsDocument {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(haystack_\\w+)` \\| (\\w+) \\|");

  private MetricsDocument() {}

  /** What is declared, those that only show and those that count. */
  record Names(Set<String> counted, Set<String> gauges) {

    boolean has(String name) {
      return counted.contains(name) || gauges.contains(name);
    }
  }

  /** The whole text. */
  public static String text(List<Declared> metrics) {
    return """
    # Metrics

    What `GET /metrics` shows; made from the code, do not edit. A label's values are of a closed
    set, and none is a person's. `Accept: application/openmetrics-text` gets OpenMetrics with
    exemplars (`trace_id`), and `Accept-Encoding: gzip` gets it packed. Besides these there are
    `jvm_*` and `process_*` of Prometheus' own instrumentation of Java.

    | name | type | labels | what it is |
    |---|---|---|---|
    """
        + metrics.stream()
            .sorted(Comparator.comparing(Declared::name))
            .map(MetricsDocument::row)
            .collect(Collectors.joining());
  }

  private static String row(Declared metric) {
    String labels =
        metric.labels().stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    String former = metric.isFormer() ? "; goes with the next release" : "";
    return "| `%s` | %s | %s | %s%s |\n"
        .formatted(metric.name(), metric.type(), labels, metric.help(), former);
  }

  /** Those of the document of a checkout. */
  static Names names(Path root) throws IOException {
    var counted = new TreeSet<String>();
    var gauges = new TreeSet<String>();
    types(root).forEach((name, type) -> (type.equals("gauge") ? gauges : counted).add(name));
    return new Names(counted, gauges);
  }

  /** The names that the document of a checkout lists, each with its type. */
  public static Map<String, String> types(Path root) throws IOException {
    return ROW.matcher(Files.readString(root.resolve("docs/metrics.md")))
        .results()
        .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
  }
}

package dev.haystack.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Two pages of metrics of one service, a minute apart: what it counted meanwhile it counts each
 * minute, and all else stays as it is at the end.
 */
record Recording(String before, String after) {

  private static final Pattern SAMPLE =
      Pattern.compile("(?m)^(haystack_\\w+)(?:\\{([^}\\n]*)})? (\\S+)$");
  private static final Pattern COUNTED = Pattern.compile(".*_(total|count|sum|bucket)");
  private static final Pattern FIRED = Pattern.compile("alertname: (\\w+)");
  private static final String NODE = "job=\"haystack\", namespace=\"practice\", instance=\"a\"";
  private static final int MINUTES = 120;

  /** The alerts that fire when it goes on so for two hours; the folder takes the rules' test. */
  Set<String> alerts(Path folder) throws IOException, InterruptedException {
    Files.copy(Alerts.FOLDER.resolve("alerts.yaml"), folder.resolve("alerts.yaml"));
    var test = new StringBuilder("rule_files: [alerts.yaml]\nevaluation_interval: 1m\ntests:\n");
    test.append("- interval: 1m\n  input_series:\n");
    series().forEach((name, values) -> append(test, name, values));
    test.append("  alert_rule_test:\n");
    for (String name : Alerts.names()) {
      test.append("  - {alertname: ").append(name).append(", eval_time: ").append(MINUTES);
      test.append("m, exp_alerts: []}\n");
    }
    Files.writeString(folder.resolve("recorded.yaml"), test);
    // what was not expected is told by its name
    String said = Promtool.run(folder, "test", "rules", "recorded.yaml");
    Set<String> fired =
        FIRED
            .matcher(said)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    if (fired.isEmpty() != said.startsWith("0\n")) {
      throw new AssertionError(said);
    }
    return fired;
  }

  private static void append(StringBuilder test, String name, String values) {
    test.append("  - {series: '").append(name.replace("'", "''"));
    test.append("', values: '").append(values).append("'}\n");
  }

  private Map<String, String> series() {
    Map<String, Double> first = samples(before);
    Map<String, String> series = new TreeMap<>();
    samples(after)
        .forEach(
            (name, value) -> {
              double begun = first.getOrDefault(name, 0.0);
              series.put(
                  name,
                  COUNTED.matcher(name.substring(0, name.indexOf('{'))).matches()
                      ? number(begun) + "+" + number(value - begun) + "x" + MINUTES
                      : number(value) + "x" + MINUTES);
            });
    series.put("up{" + NODE + "}", "1x" + MINUTES);
    return series;
  }

  private static String number(double value) {
    return Double.isInfinite(value) ? "Inf" : Double.toString(value);
  }

  private static Map<String, Double> samples(String page) {
    return SAMPLE
        .matcher(page)
        .results()
        .collect(Collectors.toMap(Recording::name, found -> Double.valueOf(found.group(3))));
  }

  private static String name(MatchResult sample) {
    String labels = sample.group(2) == null ? "" : ", " + sample.group(2);
    return sample.group(1) + "{" + NODE + labels + "}";
  }
}

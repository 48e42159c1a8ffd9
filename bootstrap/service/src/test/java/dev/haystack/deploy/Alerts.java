package dev.haystack.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rules that Prometheus is given. */
final class Alerts {

  static final Path FOLDER = Path.of("../../docs/deploy/prometheus");

  private Alerts() {}

  static List<Map<?, ?>> rules() throws IOException {
    return list(Yaml.map(FOLDER.resolve("alerts.yaml")), "groups")
        .flatMap(group -> list(group, "rules"))
        .toList();
  }

  /** The names of all alerts. */
  static List<String> names() throws IOException {
    return rules().stream()
        .filter(rule -> rule.containsKey("alert"))
        .map(rule -> text(rule, "alert"))
        .toList();
  }

  /** The names of alerts that a test of the rules sees firing. */
  static List<String> seenFiring() throws IOException {
    return list(Yaml.map(FOLDER.resolve("alerts.test.yaml")), "tests")
        .flatMap(test -> list(test, "alert_rule_test"))
        .filter(test -> list(test, "exp_alerts").findAny().isPresent())
        .map(test -> text(test, "alertname"))
        .distinct()
        .toList();
  }

  static String text(Map<?, ?> map, String name) {
    if (map.get(name) instanceof String text) {
      return text;
    }
    throw new AssertionError("there is no " + name + " in " + map);
  }

  static Stream<Map<?, ?>> list(Map<?, ?> map, String name) {
    if (map.get(name) instanceof List<?> list) {
      return list.stream().map(element -> (Map<?, ?>) element);
    }
    throw new AssertionError("there is no " + name + " in " + map);
  }
}

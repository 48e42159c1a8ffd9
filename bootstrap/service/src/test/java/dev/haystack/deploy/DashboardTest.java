package dev.haystack.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard asks what Prometheus understands, of what there is, and leaves nothing out. */
class DashboardTest {

  private static final Path FILE = Path.of("../../docs/deploy/grafana/haystack.json");

  private static final Pattern RECORDED = Pattern.compile("haystack:[a-z_0-9:]+");

  /** Metrics that no panel shows: they go with the next release. */
  private static final Set<String> NOT_SHOWN =
      Set.of("haystack_model_seconds", "haystack_tool_seconds");

  @TempDir private Path folder = Path.of("");

  @Test
  void everyExpressionParses() throws Exception {
    var rules = new StringBuilder("groups:\n- name: dashboard\n  rules:\n");
    List<String> expressions = expressions();
    for (int i = 0; i < expressions.size(); i++) {
      rules.append("  - record: panel:expression").append(i).append("\n    expr: '");
      rules.append(filled(expressions.get(i)).replace("'", "''")).append("'\n");
    }
    Files.writeString(folder.resolve("panels.yaml"), rules);

    String said = Promtool.run(folder, "check", "rules", "panels.yaml");

    assertTrue(said.startsWith("0\n"), said);
    assertTrue(said.contains(expressions.size() + " rules found"), said);
  }

  @Test
  void everyMetricThatIsShownIsOneOfTheServices() throws IOException {
    Set<String> names = DeclaredMetrics.names();
    for (String expression : expressions()) {
      for (String name : DeclaredMetrics.in(expression)) {
        assertTrue(names.contains(name), name);
      }
    }
  }

  @Test
  void everyRecordedExpressionThatIsShownIsOneOfTheRules() throws IOException {
    var recorded = Alerts.rules().stream().map((Map<?, ?> rule) -> rule.get("record")).toList();
    List<String> shown =
        RECORDED
            .matcher(String.join("\n", expressions()))
            .results()
            .map(MatchResult::group)
            .toList();
    assertFalse(shown.isEmpty());
    for (String name : shown) {
      assertTrue(recorded.contains(name), name);
    }
  }

  @Test
  void everyMetricOfTheServiceIsShown() throws IOException {
    String all = String.join("\n", expressions());

    assertEquals(NOT_SHOWN, DeclaredMetrics.without(DeclaredMetrics.in(all)::contains));
  }

  @Test
  void eachKindOfNumbersHasItsRowThoseOfUsersFirst() throws IOException {
    List<String> rows =
        Alerts.list(Yaml.map(FILE), "panels")
            .filter((Map<?, ?> panel) -> Alerts.text(panel, "type").equals("row"))
            .map(row -> Alerts.text(row, "title"))
            .toList();

    assertEquals("Users", rows.getFirst());
    assertTrue(rows.containsAll(List.of("Model", "Tools", "Documents and violations", "Java")));
  }

  /** With values where Grafana puts those of its variables. */
  private static String filled(String expression) {
    return expression.replace("$__rate_interval", "5m").replaceAll("\\$\\w+", ".*");
  }

  private static List<String> expressions() throws IOException {
    var expressions = new ArrayList<String>();
    Alerts.list(Yaml.map(FILE), "panels")
        .filter((Map<?, ?> panel) -> panel.containsKey("targets"))
        .flatMap(panel -> Alerts.list(panel, "targets"))
        .forEach(target -> expressions.add(Alerts.text(target, "expr")));
    assertTrue(expressions.size() > 20);
    return expressions;
  }
}

package dev.haystack.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.TurnEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each alert fires when it should, and says where one reads what to do. */
@Tag("OP-17")
class AlertsTest {

  private static final Pattern OUTCOMES =
      Pattern.compile("haystack_turns_ended_total\\{outcome=~?\"([^\"]+)\"");

  @TempDir private Path folder = Path.of("");

  @Test
  void prometheusFindsNothingWrongWithTheRules() throws Exception {
    String said = Promtool.run(Alerts.FOLDER, "check", "rules", "alerts.yaml");

    assertTrue(said.startsWith("0\n"), said);
  }

  @Test
  void eachAlertFiresInItsFaultAndNoneOnAnOrdinaryDay() throws Exception {
    String said = Promtool.run(Alerts.FOLDER, "test", "rules", "alerts.test.yaml");

    assertTrue(said.startsWith("0\n"), said);
    assertEquals(new TreeSet<>(Alerts.names()), new TreeSet<>(Alerts.seenFiring()));
  }

  @Test
  void anAlertThatNeverFiresIsNoticed() throws Exception {
    String rules = Files.readString(Alerts.FOLDER.resolve("alerts.yaml"));
    Files.copy(Alerts.FOLDER.resolve("alerts.test.yaml"), folder.resolve("alerts.test.yaml"));
    for (String limit : List.of("haystack_degraded > 0", "ratio_rate6h > 0.02")) {
      assertTrue(rules.contains(limit), limit);
      rules = rules.replace(limit, limit + " + 1");
    }
    Files.writeString(folder.resolve("alerts.yaml"), rules);

    String said = Promtool.run(folder, "test", "rules", "alerts.test.yaml");

    assertTrue(said.startsWith("1\n"), said);
    assertTrue(said.contains("HaystackDegraded") && said.contains("HaystackTurnsFail"), said);
  }

  @Test
  void everyMetricThatAnAlertNamesIsOneOfTheServices() throws IOException {
    Set<String> names = DeclaredMetrics.names();
    for (Map<?, ?> rule : Alerts.rules()) {
      for (String name : DeclaredMetrics.in(Alerts.text(rule, "expr"))) {
        assertTrue(names.contains(name), name);
      }
    }
  }

  @Test
  void everyEndOfATurnThatCountsAsAFaultIsOneThatThereIs() throws IOException {
    List<String> ends =
        Stream.<Enum<?>>concat(Stream.of(ErrorCode.values()), Stream.of(TurnEnd.values()))
            .map(end -> end.name().toLowerCase(Locale.ROOT))
            .toList();
    int seen = 0;
    for (Map<?, ?> rule : Alerts.rules()) {
      for (var found : OUTCOMES.matcher(Alerts.text(rule, "expr")).results().toList()) {
        String outcomes = found.group(1);
        assertEquals(
            outcomes.chars().filter(letter -> letter == '|').count() + 1,
            ends.stream().filter(end -> end.matches(outcomes)).count(),
            outcomes);
        seen++;
      }
    }
    assertTrue(seen > 3);
  }

  @Test
  void everyAlertHasItsParagraphAndEveryParagraphItsAlert() throws IOException {
    var headings =
        Files.readAllLines(Path.of("../../docs/operations.md")).stream()
            .filter(line -> line.startsWith("### Haystack"))
            .map(line -> line.substring("### ".length()))
            .toList();

    assertEquals(Alerts.names(), headings);
  }

  @Test
  void prometheusOperatorIsGivenTheSameRules() throws IOException {
    var given = Manifests.read("base/prometheusrule.yaml", CustomResources.PrometheusRule.class);

    assertEquals(
        Yaml.map(Alerts.FOLDER.resolve("alerts.yaml")).get("groups"), given.spec().groups());
  }
}

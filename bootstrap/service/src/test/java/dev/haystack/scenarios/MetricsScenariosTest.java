package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.report.MetricsDocument;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import dev.haystack.testkit.PracticeReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a watching server reads. */
class MetricsScenariosTest extends Scenario {

  private static final int SERIES_MAX = 2_500;

  @Test
  @Tag("OP-13")
  void theListOfMetricsIsThatOfTheCode() throws IOException {
    // only who verifies tokens has all of them
    restartWith(
        Map.of(
            "AUTH_MODE", "jwt",
            "JWT_SECRET", "s".repeat(32),
            "JWT_ISSUER", "i",
            "JWT_AUDIENCE", "a"));
    String text = MetricsDocument.text(service().metrics());
    Files.writeString(Path.of("target/metrics.md"), text);

    assertEquals(
        text,
        Files.readString(Path.of("../../docs/metrics.md")),
        "docs/metrics.md is out of date; the new text is in bootstrap/service/target/metrics.md");
  }

  @Test
  @Tag("OP-13")
  void aBusyNodesSeriesAreWithinTheBudgetAndPromtoolFindsNothing() throws Exception {
    converse();
    String plain = service().get("/metrics").body();

    long series = plain.lines().filter(line -> !line.startsWith("#")).count();
    Files.writeString(Path.of("target/series"), Long.toString(series));
    assertTrue(series <= SERIES_MAX, series + " series");
    assertTrue(plain.contains("jvm_memory_used_bytes"), plain);
    assertTrue(plain.contains("process_cpu_seconds_total"), plain);
    assertEquals("", promtool(plain));
  }

  @Test
  @Tag("OP-13")
  void whoAsksForOpenMetricsGetsItWithTheTraceOfATurn() {
    converse();

    var open = service().get("/metrics", "Accept", "application/openmetrics-text; version=1.0.0");

    assertTrue(
        open.headers()
            .firstValue("Content-Type")
            .orElseThrow()
            .startsWith("application/openmetrics"),
        open.headers().toString());
    assertTrue(open.body().endsWith("# EOF\n"), open.body());
    assertTrue(
        open.body()
            .lines()
            .anyMatch(
                line ->
                    line.startsWith("haystack_turn_duration_seconds_bucket")
                        && line.contains("# {trace_id=\"")),
        open.body());
  }

  private void converse() {
    practice.always(_ -> PracticeReply.ok("[]"));
    model.then(
        ModelScript.stream(
            ModelStep.call(0, "call-1", "search_clients", "{\"query\":\"John\"}"),
            ModelStep.finish("tool_calls")),
        ModelScript.stream(ModelStep.text("Nobody."), ModelStep.finish("stop")));
    List<?> answer = connect("s").ask("Who is John?");
    assertTrue(answer.toString().contains("Nobody."), answer.toString());
  }

  /** What the tool says; it is of Debian's package prometheus. */
  private static String promtool(String text) throws Exception {
    Process tool;
    try {
      tool = new ProcessBuilder("promtool", "check", "metrics").redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new AssertionError("promtool is needed, of Debian's package prometheus", e);
    }
    try (var input = tool.getOutputStream()) {
      input.write(text.getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return tool.waitFor() == 0 ? said : said + "promtool fails";
  }
}

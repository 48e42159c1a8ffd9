package dev.haystack.chaos;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChaosTest {

  private static final long SEED = 20_260_302;

  @TempDir private Path folder;

  @Test
  void twentyKillsLoseNothing() throws IOException, InterruptedException {
    var plan = new ChaosPlan(SEED, 3, 20, 7, 12, Duration.ofSeconds(60), "none", folder);

    ChaosReport report = run(plan);

    assertTrue(report.isClean(), report::text);
  }

  @ParameterizedTest
  @CsvSource({
    "acknowledge-before-storing, acknowledged exactly once",
    "skip-the-comparison, UI state never goes back",
    "forget-to-give-back, every turn ends",
  })
  void aPlantedBugIsFound(String fault, String rule) throws IOException, InterruptedException {
    var plan = new ChaosPlan(SEED, 2, 6, 100, 8, Duration.ofSeconds(10), fault, folder);

    ChaosReport report = run(plan);

    assertFalse(report.findings().getOrDefault(rule, List.of()).isEmpty(), report::text);
  }

  private static ChaosReport run(ChaosPlan plan) throws IOException, InterruptedException {
    try (var run = new ChaosRun(plan)) {
      return run.run();
    }
  }
}

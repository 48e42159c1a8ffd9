package dev.haystack.chaos;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A service with a bug in it does not stand what {@link ChaosTest} does; no part of the build,
 * where {@link CheckerTest} shows that the judge knows each rule: {@code mvn -pl bootstrap/service
 * -am test -Dtest=ChaosTrial -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class ChaosTrial {

  private static final long SEED = Long.getLong("chaos.seed", 20_260_302);

  // what the nodes said is kept if the bug was not found
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @ParameterizedTest
  @CsvSource({
    "acknowledge-before-storing, 8, acknowledged exactly once",
    "skip-the-comparison, 6, UI state never goes back",
    "forget-to-give-back, 2, every turn ends",
  })
  void aPlantedBugIsFound(String fault, int kills, String rule)
      throws IOException, InterruptedException {
    var plan = new ChaosPlan(SEED, 2, kills, 100, 8, Duration.ofSeconds(10), fault, folder);

    ChaosReport report = ChaosRun.of(plan);

    assertFalse(report.findings().getOrDefault(rule, List.of()).isEmpty(), report::text);
  }
}

package dev.haystack.chaos;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Six kills unless {@code -Dchaos.kills=} says more; the report goes where it is wanted. */
class ChaosTest {

  private static final long SEED = Long.getLong("chaos.seed", 20_260_302);
  private static final int KILLS = Integer.getInteger("chaos.kills", 6);
  private static final int STORE_FAULT_EVERY = Math.clamp(KILLS / 2, 1, 10);

  // what the nodes said is kept if something was found
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void killedNodesLoseNothing() throws IOException, InterruptedException {
    var patience = Duration.ofSeconds(30);
    var plan = new ChaosPlan(SEED, 3, KILLS, STORE_FAULT_EVERY, 10, patience, "none", folder);

    ChaosReport report = ChaosRun.of(plan);

    Optional<String> target = Optional.ofNullable(System.getProperty("chaos.report"));
    if (target.isPresent()) {
      Files.writeString(Path.of(target.get()), report.text());
    }
    assertTrue(report.isClean(), () -> report.text() + report.seenInFindings());
  }
}

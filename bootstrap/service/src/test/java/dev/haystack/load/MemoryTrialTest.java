package dev.haystack.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A service of little memory with as many streams as the trial has users and as many sessions as
 * its heap carries: short with the least of memory in a build, and as long and with as much as it
 * is told ({@code memory.streams}, {@code memory.seconds}, {@code memory.limits} in MiB).
 */
@Tag("OP-5")
class MemoryTrialTest {

  private static final int SECONDS = Integer.getInteger("memory.seconds", 3);
  private static final int USERS = Integer.getInteger("memory.streams", 50);

  /** With what is told of it a session of some ten KiB, so that their number is what ends it. */
  private static final int CHUNKS = 40;

  private static final int CHUNK_BYTES = 100;

  /** Otherwise nobody can ask it what it holds. */
  private static final String ASKABLE = "-XX:-DisableAttachMechanism";

  @TempDir private Path folder = Path.of("");

  static List<Integer> limits() {
    return List.of(System.getProperty("memory.limits", "256").split(",", -1)).stream()
        .map(Integer::valueOf)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("limits")
  void aServiceThatHoldsAllItMayStreamsOnAndLeavesATenth(int mebibytes) throws IOException {
    JsonObject phase =
        MeasuredRun.of(
            folder,
            List.of("@../etc/java.options", ASKABLE, "-XX:MaxRAM=" + mebibytes + "m"),
            "--users=" + USERS,
            "--turns-per-session=1",
            "--duration=" + SECONDS,
            "--chunks=" + CHUNKS,
            "--chunk-size=" + CHUNK_BYTES,
            "--chunk-rate=60");

    JsonObject service = phase.object("service").orElseThrow();
    double resident = MeasuredRun.number(service.object("end").orElseThrow(), "resident_bytes");
    double turns =
        MeasuredRun.number(
            phase.object("times").flatMap(all -> all.object("turn_ms")).orElseThrow(), "count");
    System.out.printf(
        "%d MiB: %d sessions, resident %.0f MiB (%.0f %%)%n",
        mebibytes, (long) turns, resident / 1_048_576, 100 * resident / mebibytes / 1_048_576);
    assertEquals(JsonObject.EMPTY, phase.object("errors").orElseThrow());
    assertTrue(turns > 0, () -> phase.text());
    assertTrue(resident < 0.9 * mebibytes * 1_048_576, () -> resident + " bytes");
  }
}

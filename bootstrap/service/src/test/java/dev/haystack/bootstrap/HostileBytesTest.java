package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever sends much and ends nothing takes neither health nor a turn from the others, in a process
 * with little memory, over a model that answers at once.
 */
@Tag("SE-11")
class HostileBytesTest {

  private static final Duration TURN_MAX = Duration.ofSeconds(1);

  /** A machine that has more to do is given time for single turns. */
  private static final Duration SLOWEST_MAX = Duration.ofSeconds(5);

  @TempDir private Path folder = Path.of("");

  @Test
  void unfinishedBodiesOfNobody() throws Exception {
    neighboursAreServed(HostileBytes.unfinishedBodies());
  }

  @Test
  void unfinishedMessagesOfNobody() throws Exception {
    neighboursAreServed(HostileBytes.unfinishedMessages());
  }

  private void neighboursAreServed(HostileBytes bytes) throws Exception {
    HostileBytes.Turns turns = bytes.besideTurns(folder, Map.of());

    System.out.println(turns);
    assertTrue(turns.median().compareTo(TURN_MAX) <= 0, turns::toString);
    assertTrue(turns.slowest().compareTo(SLOWEST_MAX) <= 0, turns::toString);
  }
}

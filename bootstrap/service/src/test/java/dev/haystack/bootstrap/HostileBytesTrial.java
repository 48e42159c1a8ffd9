package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Without its limit the process that {@link HostileBytesTest} asks does not stand what is sent to
 * it; no part of the build: {@code mvn -pl bootstrap/service -am test -Dtest=HostileBytesTrial}.
 */
class HostileBytesTrial {

  @TempDir private Path folder = Path.of("");

  @Test
  void withoutTheLimitOfBytesNeighboursAreNotServed() {
    Map<String, String> limitless =
        Map.of("INBOUND_BYTES_MAX", Integer.toString(Integer.MAX_VALUE));

    Throwable seen =
        assertThrows(
            Throwable.class, () -> HostileBytes.unfinishedBodies().besideTurns(folder, limitless));

    System.out.println("without the limit: " + seen);
  }
}

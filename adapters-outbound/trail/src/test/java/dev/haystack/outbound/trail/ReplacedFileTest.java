package dev.haystack.outbound.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haystack.domain.trail.ChainCheck;
import dev.haystack.domain.trail.TrailKey;
import dev.haystack.port.trail.AuditEntry;
import dev.haystack.port.trail.AuditEvent;
import dev.haystack.port.trail.TrailAwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody puts another file in the place of the one that is written. */
@Tag("SE-16")
class ReplacedFileTest {

  private static final TrailKey KEY = TrailKey.parse("A".repeat(43) + "=").orElseThrow();
  private static final AuditEntry ENTRY = AuditEntry.allowed(AuditEvent.SESSION_READ);

  @TempDir private Path folder = Path.of("");

  private FileTrail open(String name) throws IOException {
    var settings =
        new TrailSettings(folder.resolve(name), KEY, TrailSettings.Mode.FAIL_CLOSED, 1 << 20, "n1");
    return FileTrail.open(settings, InstantSource.system());
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name));
  }

  @Test
  void inAnEmptyOneTheChainGoesOn() throws IOException {
    try (var trail = open("audit")) {
      trail.tell(ENTRY);
      Path _ = Files.move(folder.resolve("audit"), folder.resolve("elsewhere"));
      Path _ = Files.createFile(folder.resolve("audit"));
      trail.tell(ENTRY);
    }
    var check = new ChainCheck(KEY);
    check.read("1", lines("elsewhere").getFirst());
    check.read("2", lines("audit").getFirst());
    assertEquals(Optional.empty(), check.fault());
    assertEquals(2, check.count());
  }

  @Test
  void anotherTrailOfTheSameKeyIsNotGoneOnWith() throws IOException {
    try (var other = open("other")) {
      other.tell(ENTRY);
      other.tell(ENTRY);
    }
    try (var trail = open("audit")) {
      trail.tell(ENTRY);
      Path _ = Files.move(folder.resolve("audit"), folder.resolve("elsewhere"));
      Path _ = Files.move(folder.resolve("other"), folder.resolve("audit"));

      assertThrows(TrailAwayException.class, () -> trail.tell(ENTRY));
    }
    assertEquals(2, lines("audit").size());
    assertEquals(1, lines("elsewhere").size());
  }
}

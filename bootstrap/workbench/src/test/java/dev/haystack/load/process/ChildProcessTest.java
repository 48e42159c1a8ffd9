package dev.haystack.load.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChildProcessTest {

  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  @Test
  void theFirstLineIsThePortAndLaterOnesAreHandedOver() throws Exception {
    var command = List.of("sh", "-c", "echo 4711; echo closed 1 2; cat");
    try (var child = ChildProcess.start(command, lines::add)) {
      assertEquals(4711, child.port());
      assertEquals("closed 1 2", lines.poll(5, TimeUnit.SECONDS));
    }
  }

  @Test
  void aProcessWithoutAPortIsAFailure() {
    assertThrows(
        IOException.class, () -> ChildProcess.start(List.of("sh", "-c", "exit 1"), lines::add));
    assertThrows(
        IOException.class, () -> ChildProcess.start(List.of("echo", "no port"), lines::add));
  }
}

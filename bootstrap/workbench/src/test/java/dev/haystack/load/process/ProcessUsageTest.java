package dev.haystack.load.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ProcessUsageTest {

  private static final long PID = ProcessHandle.current().pid();

  @Test
  void thisProcessHasUsedSomething() throws IOException {
    var usage = ProcessUsage.of(PID);
    assertTrue(usage.cpuSeconds() > 0);
    assertTrue(usage.residentBytes() > 10_000_000);
    assertTrue(usage.threads() > 3);
  }

  @Test
  void anOpenSocketCounts() throws IOException {
    // the first socket of a process brings others of the platform's own
    listener().close();
    int before = ProcessUsage.of(PID).sockets();
    try (var _ = listener()) {
      assertEquals(before + 1, ProcessUsage.of(PID).sockets());
    }
  }

  @Test
  void aProcessThatIsGoneIsAFailure() {
    assertThrows(IOException.class, () -> ProcessUsage.of(999_999_999));
  }

  private static ServerSocket listener() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }
}

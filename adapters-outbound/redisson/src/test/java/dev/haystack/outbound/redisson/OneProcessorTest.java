package dev.haystack.outbound.redisson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.outbound.redisson.testkit.RedisServer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Where there is one processor, a virtual thread that spins keeps all others from running. */
class OneProcessorTest {

  private static final int SECONDS_MAX = 60;

  @Test
  void theCallsOfManyThreadsEnd() throws Exception {
    assertEquals(0, exitCodeOf(ManyCalls.class));
  }

  @Test
  void aCallDoesNotWaitForThreadsThatWork() throws Exception {
    int inTime = exitCodeOf(CallsBesideWork.class);

    // a machine that is busy otherwise may delay one or the other
    assertTrue(inTime >= CallsBesideWork.CALLS / 2, inTime + " calls were answered in time");
  }

  private static int exitCodeOf(Class<?> program) throws Exception {
    try (RedisServer redis = RedisServer.started()) {
      Process calls =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:ActiveProcessorCount=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  program.getName(),
                  redis.url())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        assertTrue(calls.waitFor(SECONDS_MAX, TimeUnit.SECONDS), "the calls hang");
        return calls.exitValue();
      } finally {
        calls.destroyForcibly();
      }
    }
  }
}

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
    try (RedisServer redis = RedisServer.started()) {
      Process calls =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:ActiveProcessorCount=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  ManyCalls.class.getName(),
                  redis.url())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        assertTrue(calls.waitFor(SECONDS_MAX, TimeUnit.SECONDS), "the calls hang");
        assertEquals(0, calls.exitValue());
      } finally {
        calls.destroyForcibly();
      }
    }
  }
}

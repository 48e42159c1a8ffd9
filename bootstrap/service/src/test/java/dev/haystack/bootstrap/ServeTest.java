package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.outbound.redisson.testkit.RedisCluster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ServeTest {

  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @Test
  void wrongSettingsStopTheStart() throws InterruptedException {
    assertEquals(2, run(Map.of("PORT", "many")));

    assertTrue(said().contains("  PORT: \"many\" is not a whole number"), said());
  }

  @Test
  @Tag("FC-9")
  void anotherKindOfRedisThanTheAddressSaysStopsTheStart() throws InterruptedException {
    try (RedisCluster cluster = RedisCluster.started(2)) {
      String url = cluster.masters().getFirst().url();

      assertEquals(2, run(Map.of("PORT", "0", "REDIS_URL", url)));

      assertTrue(said().contains("  REDIS_URL: a node of a cluster answers there"), said());
    }
  }

  @Test
  void aPortInUseStopsTheStart() throws InterruptedException, IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertEquals(1, run(Map.of("PORT", Integer.toString(taken.getLocalPort()))));

      assertTrue(said().contains("cannot listen on 127.0.0.1 port " + taken.getLocalPort()));
      assertTrue(said().lines().count() == 1, said());
    }
  }

  private int run(Map<String, String> environment) throws InterruptedException {
    var output = new PrintStream(errors, true, StandardCharsets.UTF_8);
    return new Serve(environment, output, output).run();
  }

  private String said() {
    return errors.toString(StandardCharsets.UTF_8);
  }
}

package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.outbound.redisson.testkit.RedisServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ServeTest {

  private static final Logger OURS = Logger.getLogger("dev.haystack");

  private final @Nullable Level before = OURS.getLevel();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  /** The service has set it for the whole process. */
  @AfterEach
  void tellAsMuchAsBefore() {
    OURS.setLevel(before);
  }

  @Test
  void wrongSettingsStopTheStart() throws InterruptedException {
    assertEquals(2, run(Map.of("PORT", "many")));

    assertTrue(said().contains("  PORT: \"many\" is not a whole number"), said());
  }

  @Test
  @Tag("FC-9")
  void anotherKindOfRedisThanTheAddressSaysStopsTheStart() throws InterruptedException {
    try (RedisServer ofACluster = RedisServer.clustered()) {
      ofACluster.start();

      assertEquals(2, run(Map.of("PORT", "0", "REDIS_URL", ofACluster.url())));

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

  @Test
  @Tag("OP-11")
  void whatMayNotBeWantedIsToldAsAnEvent() {
    List<String> told = new CopyOnWriteArrayList<>();
    var logger = Logger.getLogger(Serve.class.getName());
    Handler ear = ear(told);
    logger.addHandler(ear);
    try {
      Serve.warn(Stream.of("PORT is odd"));
    } finally {
      logger.removeHandler(ear);
    }

    assertEquals(
        List.of("setting_warned: a setting may not be what is wanted reason=\"PORT is odd\""),
        told);
  }

  private static Handler ear(List<String> told) {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        told.add(String.valueOf(entry.getParameters()[0]));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  private int run(Map<String, String> environment) throws InterruptedException {
    var output = new PrintStream(errors, true, StandardCharsets.UTF_8);
    return new Serve(Haystack.standard(), environment, output, output).run();
  }

  private String said() {
    return errors.toString(StandardCharsets.UTF_8);
  }
}

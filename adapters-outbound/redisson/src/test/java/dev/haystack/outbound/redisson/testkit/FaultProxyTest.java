package dev.haystack.outbound.redisson.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

  private static final RedisServer REDIS = RedisServer.started();

  private FaultProxy proxy = FaultProxy.before(REDIS.port());

  @BeforeEach
  void empty() {
    REDIS.flush();
  }

  @AfterEach
  void closeProxy() {
    proxy.close();
  }

  @AfterAll
  static void closeRedis() {
    REDIS.close();
  }

  @Test
  void itPassesOnWhatIsSaid() throws IOException {
    try (Socket client = connected()) {
      assertEquals("+OK", say(client, "SET key 1"));
      assertEquals(1, proxy.connections());
    }
  }

  @Test
  void itTakesItsTime() throws IOException {
    try (Socket client = connected()) {
      proxy.delay(Duration.ofMillis(40));
      long start = System.nanoTime();

      assertEquals("+OK", say(client, "SET key 1"));

      assertTrue(System.nanoTime() - start >= Duration.ofMillis(80).toNanos());
    }
  }

  @Test
  void itSwallowsUntilItPassesAgain() throws IOException {
    try (Socket client = connected()) {
      proxy.stall();
      client.setSoTimeout(50);
      assertThrows(SocketTimeoutException.class, () -> say(client, "SET key 1"));
      assertEquals(Set.of(), REDIS.keys());

      client.setSoTimeout(5_000);
      proxy.pass();

      assertEquals("+OK", heard(client));
    }
  }

  @Test
  void heldWritesArriveThoughTheirClientIsGone() throws IOException {
    try (Socket client = connected()) {
      proxy.holdWrites();
      write(client, "SET late 1");
      proxy.awaitHeldWrites(1);
    }
    assertEquals(Set.of(), REDIS.keys());

    try (Socket next = connected()) {
      proxy.pass();
      awaitKey("late");
      assertEquals("$1", say(next, "GET late"));
    }
  }

  @Test
  void itBreaksConnections() throws IOException {
    try (Socket client = connected()) {
      assertEquals("+OK", say(client, "SET key 1"));

      proxy.reset();

      assertThrows(IOException.class, () -> say(client, "SET key 2"));
    }
  }

  @Test
  void itRefusesConnectionsUntilItPassesAgain() throws IOException {
    proxy.refuse();
    assertThrows(IOException.class, this::connected);

    proxy.pass();

    try (Socket client = connected()) {
      assertEquals("+OK", say(client, "SET key 1"));
    }
  }

  @Test
  void itCutsInTheMiddle() throws IOException {
    try (Socket client = connected()) {
      proxy.cutAfter("SET key 1\r\nSET ".length());

      write(client, "SET key 1\r\nSET other 2");

      awaitKey("key");
      assertEquals(Set.of("key"), REDIS.keys());
      assertThrows(IOException.class, () -> skipAll(client));
    }
  }

  private Socket connected() throws IOException {
    var client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    client.setSoTimeout(5_000);
    return client;
  }

  private static void awaitKey(String key) {
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (!REDIS.command("EXISTS", key).equals(List.of("1"))) {
      assertTrue(System.nanoTime() < end, key + " never came");
    }
  }

  private static String say(Socket client, String words) throws IOException {
    write(client, words);
    return heard(client);
  }

  private static void write(Socket client, String words) throws IOException {
    client.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String heard(Socket client) throws IOException {
    var line = new StringBuilder();
    int next = client.getInputStream().read();
    while (next != '\n') {
      if (next < 0) {
        throw new IOException("the connection ended");
      }
      line.append((char) next);
      next = client.getInputStream().read();
    }
    return line.toString().strip();
  }

  private static void skipAll(Socket client) throws IOException {
    while (true) {
      heard(client);
    }
  }
}

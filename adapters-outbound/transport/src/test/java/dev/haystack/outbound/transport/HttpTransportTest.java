package dev.haystack.outbound.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpTransportTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final HttpTransport transport = new HttpTransport(TransportLimits.defaults());

  @AfterEach
  void closeTransport() {
    transport.close();
  }

  @Test
  void aCallIsSentAsItIsAndAnswered() throws Exception {
    BlockingQueue<Peer.Request> seen = new LinkedBlockingQueue<>();
    try (var server =
        new ScriptedServer(
            peer -> {
              seen.add(peer.request());
              peer.answer(404, "X-Reason: none\r\n", "gone");
              peer.awaitClose();
            })) {
      URI uri = server.uri("/a%2Fb/%2E%2E/c%3B/.x+y%20?q=%25%3F%23%0D%0A+=&flag&r=%C3%A4&s=%26%3D");
      var call =
          new HttpCall("POST", uri, Map.of("X-Token", "t"), "{}".getBytes(UTF_8), LONG, LONG, LONG);

      try (Exchange exchange = transport.exchange(call)) {
        assertEquals(404, exchange.status());
        assertEquals(Optional.of("none"), exchange.header("x-reason"));
        assertEquals(Optional.empty(), exchange.header("X-Other"));
        assertArrayEquals("gone".getBytes(UTF_8), exchange.bodyUpTo(4));
      }

      Peer.Request request = seen.poll(5, TimeUnit.SECONDS);
      assertEquals(
          "/a%2Fb/%2E%2E/c%3B/.x+y%20?q=%25%3F%23%0D%0A+=&flag&r=%C3%A4&s=%26%3D",
          request.target());
      assertEquals("{}", request.body());
      assertTrue(request.head().contains("X-Token: t\r\n"), request.head());
      assertFalse(request.head().contains("Expect"), request.head());
    }
  }
}

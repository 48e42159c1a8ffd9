package dev.haystack.outbound.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.kit.model.Peer;
import dev.haystack.kit.model.ScriptedServer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
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

  @Test
  void redirectsAreNotFollowed() {
    ScriptedServer.Script script =
        peer -> {
          peer.request();
          peer.answer(302, "Location: /elsewhere\r\n", "");
        };
    try (var server = new ScriptedServer(script);
        Exchange exchange = transport.exchange(Calls.get(server.uri("/")))) {
      assertEquals(302, exchange.status());
      assertEquals(Optional.of("/elsewhere"), exchange.header("location"));
    }
  }

  @Test
  void bodiesComeWithLengthInChunksAndNotAtAll() {
    ScriptedServer.Script script =
        peer -> {
          peer.request();
          peer.answer(200, "", "measured");
          peer.request();
          peer.stream().send("8;x=y\r\n").send("in chunk\r\n").chunk("s").send("0\r\nX: y\r\n\r\n");
          peer.request();
          peer.send("HTTP/1.1 204 No Content\r\n\r\n");
        };
    try (var server = new ScriptedServer(script)) {
      assertEquals("measured", Attempts.text(transport, Calls.get(server.uri("/"))));
      assertEquals("in chunks", Attempts.text(transport, Calls.get(server.uri("/"))));
      assertEquals("", Attempts.text(transport, Calls.get(server.uri("/"))));
      assertEquals(1, server.accepted());
    }
  }

  @Test
  void partOfAChunkIsHandedOnBeforeTheRestIsThere() throws Exception {
    var read = new Semaphore(0);
    ScriptedServer.Script script =
        peer -> {
          peer.request();
          peer.stream().send("a\r\nhello");
          read.acquire();
          peer.send("world\r\n0\r\n\r\n");
        };
    try (var server = new ScriptedServer(script);
        Exchange exchange = transport.exchange(Calls.get(server.uri("/")))) {
      assertArrayEquals("hello".getBytes(UTF_8), exchange.body().readNBytes(5));
      read.release();
      assertArrayEquals("world".getBytes(UTF_8), exchange.bodyUpTo(5));
    }
  }

  @Test
  void aHostWithSeveralAddressesIsTriedAtEach() {
    try (var server =
        new ScriptedServer(
            peer -> {
              peer.request();
              peer.answer(200, "", "ok");
            })) {
      URI uri = URI.create("http://localhost:" + server.port() + "/");

      assertEquals("ok", Attempts.text(transport, Calls.get(uri)));
    }
  }

  @Test
  void nothingIsSentThatNobodyAskedFor() throws Exception {
    BlockingQueue<Peer.Request> seen = new LinkedBlockingQueue<>();
    ScriptedServer.Script script =
        peer -> {
          seen.add(peer.request());
          peer.answer(200, "", "");
        };
    try (var server = new ScriptedServer(script)) {
      Attempts.text(transport, Calls.get(server.uri("")));

      Peer.Request request = seen.poll(5, TimeUnit.SECONDS);
      String rest = "Host: 127.0.0.1:" + server.port() + "\r\nUser-Agent: haystack\r\n";
      assertEquals(
          "GET / HTTP/1.1\r\n" + rest + "Accept-Encoding: identity\r\n\r\n", request.head());
    }
  }
}

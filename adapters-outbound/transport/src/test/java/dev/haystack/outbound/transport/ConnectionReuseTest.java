package dev.haystack.outbound.transport;

import static dev.haystack.outbound.transport.Attempts.failure;
import static dev.haystack.outbound.transport.Attempts.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.kit.model.Peer;
import dev.haystack.kit.model.ScriptedServer;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("FP-3")
class ConnectionReuseTest {

  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final HttpTransport transport = transport();

  private HttpTransport transport() {
    try {
      return new HttpTransport(
          TransportLimits.defaults(), SSLContext.getDefault(), now::get, CallListener.NONE);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void closeTransport() {
    transport.close();
  }

  @Test
  void aConnectionWhoseAnswerWasReadIsUsedAgain() {
    try (var server = new ScriptedServer(ConnectionReuseTest::answerAlways)) {
      for (int i = 0; i < 10; i++) {
        assertPosted(server);
      }

      assertEquals(1, server.accepted());
    }
  }

  @Test
  void aStreamThatIsLeftAtItsEndKeepsItsConnection() throws Exception {
    var go = new Semaphore(0);
    ScriptedServer.Script script =
        peer -> {
          for (int i = 0; i < 2; i++) {
            peer.request();
            peer.stream().chunk("last");
            go.acquire();
            peer.end();
          }
          peer.awaitClose();
        };
    try (var server = new ScriptedServer(script)) {
      try (Exchange first = transport.exchange(Calls.post(server.uri("/")))) {
        assertEquals(4, first.body().read(new byte[10]));
        first.leave();
      }
      go.release(2);
      awaitUnused();

      assertEquals("last", text(transport, Calls.post(server.uri("/"))));
      assertEquals(1, server.accepted());
    }
  }

  @Test
  void anUnreadAnswerClosesItsConnection() throws Exception {
    ScriptedServer.Script script =
        peer -> {
          peer.request();
          peer.stream().chunk("more to come");
          peer.awaitClose();
        };
    try (var server = new ScriptedServer(script)) {
      try (Exchange exchange = transport.exchange(Calls.get(server.uri("/")))) {
        assertEquals(200, exchange.status());
      }

      // whether its last words still found a reader or not
      server.awaitOpenConnections(0);
    }
  }

  @Test
  void anAnswerThatAnnouncesTheCloseOrHasNoLengthIsTheLast() {
    ScriptedServer.Script script =
        peer -> {
          peer.request();
          peer.answer(200, "Connection: close\r\n", "ok");
        };
    try (var server = new ScriptedServer(script)) {
      assertPosted(server);
      server.script(
          peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\n\r\nto the end");
          });
      assertEquals("to the end", text(transport, Calls.post(server.uri("/"))));
      server.script(ConnectionReuseTest::answerAlways);
      assertPosted(server);

      assertEquals(3, server.accepted());
    }
  }

  @Test
  void aCallOverAUsedConnectionThatEndsBeforeTheAnswerIsSentOnceMoreAtOnce() {
    try (var server = new ScriptedServer(ConnectionReuseTest::answerOnceThenHangUp)) {
      assertPosted(server);
      assertPosted(server);

      assertEquals(2, server.accepted());
    }
  }

  @Test
  void soItIsIfTheUsedConnectionIsReset() {
    ScriptedServer.Script script =
        peer -> {
          peer.request();
          peer.answer(200, "", "ok");
          peer.request();
          peer.reset();
        };
    try (var server = new ScriptedServer(script)) {
      assertPosted(server);
      assertPosted(server);

      assertEquals(2, server.accepted());
    }
  }

  @Test
  void aNewConnectionThatEndsBeforeTheAnswerIsAFailure() {
    try (var server = new ScriptedServer(ConnectionReuseTest::answerOnceThenHangUp)) {
      assertPosted(server);
      server.script(Peer::request);

      assertEquals(TransportFailure.CUT, failure(transport, Calls.post(server.uri("/"))));
      assertEquals(2, server.accepted());
    }
  }

  @Test
  void anAnswerThatHasBegunIsNotAskedForAgain() {
    ScriptedServer.Script script =
        peer -> {
          peer.request();
          peer.answer(200, "", "ok");
          peer.request();
          peer.send("H");
        };
    try (var server = new ScriptedServer(script)) {
      assertPosted(server);

      assertEquals(TransportFailure.CUT, failure(transport, Calls.post(server.uri("/"))));
      assertEquals(1, server.accepted());
    }
  }

  @Test
  void aCallThatMustNotArriveTwiceGoesOverAConnectionOfItsOwn() throws Exception {
    BlockingQueue<Peer.Request> seen = new LinkedBlockingQueue<>();
    ScriptedServer.Script script =
        peer -> {
          seen.add(peer.request());
          peer.answer(200, "", "ok");
          // whoever came over this one again would be in doubt
          seen.add(peer.request());
        };
    try (var server = new ScriptedServer(script)) {
      for (int i = 0; i < 3; i++) {
        assertEquals("ok", text(transport, Calls.unkeyed(server.uri("/"))));
      }

      assertEquals(3, server.accepted());
      assertEquals(3, seen.size());
    }
  }

  @Test
  void aKeyOrTheMethodMakesACallRepeatable() {
    URI uri = URI.create("http://localhost/");
    assertTrue(call("POST", uri, Map.of("idempotency-key", "k")).repeatable());
    assertTrue(call("PUT", uri, Map.of()).repeatable());
    assertTrue(call("DELETE", uri, Map.of()).repeatable());
    assertTrue(call("GET", uri, Map.of()).repeatable());
    assertFalse(call("POST", uri, Map.of()).repeatable());
    assertFalse(call("PATCH", uri, Map.of()).repeatable());
  }

  @Test
  void aConnectionThatTheServerClosedIsNotUsedAgain() throws Exception {
    BlockingQueue<Peer.Request> seen = new LinkedBlockingQueue<>();
    ScriptedServer.Script script =
        peer -> {
          seen.add(peer.request());
          peer.answer(200, "", "ok");
        };
    try (var server = new ScriptedServer(script)) {
      assertPosted(server);
      server.awaitOpenConnections(0);

      // without the second try, which a fresh connection does not have
      assertPosted(server);
      assertEquals(2, server.accepted());
      assertEquals(2, seen.size());
    }
  }

  @Test
  void aConnectionOnWhichSomethingCameUnaskedIsNotUsedAgain() throws Exception {
    var said = new Semaphore(0);
    ScriptedServer.Script script =
        peer -> {
          peer.request();
          peer.answer(200, "", "ok").send("HTTP/1.1 408 Request Timeout\r\n\r\n");
          said.release();
          peer.awaitClose();
        };
    try (var server = new ScriptedServer(script)) {
      assertPosted(server);
      assertTrue(said.tryAcquire(5, TimeUnit.SECONDS));

      assertPosted(server);
      assertEquals(2, server.accepted());
    }
  }

  @Test
  void aConnectionUnusedForLongIsClosed() throws Exception {
    ScriptedServer.Script script =
        peer -> {
          peer.request();
          peer.answer(200, "", "ok").awaitClose();
        };
    try (var server = new ScriptedServer(script)) {
      assertPosted(server);
      now.set(START.plusSeconds(60));
      transport.sweep();

      server.awaitOpenConnections(0);
    }
  }

  private static HttpCall call(String method, URI uri, Map<String, String> headers) {
    return new HttpCall(method, uri, headers, new byte[0], Calls.LONG, Calls.LONG, Calls.LONG);
  }

  private void assertPosted(ScriptedServer server) {
    assertEquals("ok", text(transport, Calls.post(server.uri("/"))));
  }

  private void awaitUnused() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (transport.unused() == 0 && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertEquals(1, transport.unused());
  }

  private static void answerAlways(Peer peer) throws Exception {
    while (true) {
      peer.request();
      peer.answer(200, "", "ok");
    }
  }

  private static void answerOnceThenHangUp(Peer peer) throws Exception {
    peer.request();
    peer.answer(200, "", "ok");
    peer.request();
  }
}

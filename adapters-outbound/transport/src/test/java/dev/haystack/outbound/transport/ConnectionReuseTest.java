package dev.haystack.outbound.transport;

import static dev.haystack.outbound.transport.Attempts.failure;
import static dev.haystack.outbound.transport.Attempts.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionReuseTest {

  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final HttpTransport transport = transport();

  private HttpTransport transport() {
    try {
      return new HttpTransport(TransportLimits.defaults(), SSLContext.getDefault(), now::get);
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
  void aSafeCallOverAConnectionThatClosesIsRepeatedOnANewOne() {
    try (var server = new ScriptedServer(ConnectionReuseTest::answerOnceThenHangUp)) {
      assertEquals("ok", text(transport, Calls.get(server.uri("/"))));

      assertEquals("ok", text(transport, Calls.get(server.uri("/"))));
      assertEquals(2, server.accepted());
    }
  }

  @Test
  void anUnsafeCallOverAConnectionThatClosesIsNotRepeated() {
    try (var server = new ScriptedServer(ConnectionReuseTest::answerOnceThenHangUp)) {
      assertPosted(server);

      assertEquals(TransportFailure.CUT, failure(transport, Calls.post(server.uri("/"))));
      assertEquals(1, server.accepted());
    }
  }

  @Test
  void aConnectionUnusedForAWhileIsProbedBeforeAnUnsafeCall() throws Exception {
    ScriptedServer.Script script =
        peer -> {
          peer.request();
          peer.answer(200, "", "ok");
        };
    try (var server = new ScriptedServer(script)) {
      assertPosted(server);
      server.awaitOpenConnections(0);
      now.set(START.plusSeconds(2));

      assertPosted(server);
      assertEquals(2, server.accepted());
    }
  }

  @Test
  void aLivingConnectionPassesTheProbe() {
    try (var server = new ScriptedServer(ConnectionReuseTest::answerAlways)) {
      assertPosted(server);
      now.set(START.plusSeconds(2));

      assertPosted(server);
      assertEquals(1, server.accepted());
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

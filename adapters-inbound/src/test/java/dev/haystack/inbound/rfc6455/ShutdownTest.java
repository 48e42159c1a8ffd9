package dev.haystack.inbound.rfc6455;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** At shutdown every peer gets a close frame, and nobody is waited for without limit. */
class ShutdownTest {

  @ParameterizedTest
  @EnumSource(names = {"GOING_AWAY", "RESTART"})
  void everyPeerGetsTheCode(CloseCode code) throws Exception {
    try (var server = WebSocketServer.listening(WebSocketServer.LIMITS)) {
      List<RawPeer> peers = new ArrayList<>();
      for (int count = 0; count < 20; count++) {
        peers.add(server.open());
      }
      var done = shutdown(server, code, Duration.ofSeconds(5));
      for (RawPeer peer : peers) {
        peer.assertClose(code.number());
        peer.send(ClientFrames.close(code.number()));
        peer.assertEnd();
        server.handler().assertNext("closed");
      }
      done.get(2, TimeUnit.SECONDS);
      assertEquals(0, server.webSockets().openCount());
      for (RawPeer peer : peers) {
        peer.close();
      }
    }
  }

  @Test
  void nobodyIsLetInAnyMore() throws Exception {
    try (var server = WebSocketServer.listening(WebSocketServer.LIMITS)) {
      server.webSockets().shutdown(CloseCode.RESTART, Duration.ofSeconds(1));
      try (RawPeer peer = new RawPeer(server.port())) {
        peer.sendRequest(RawPeer.REQUEST);
        assertTrue(peer.readHead().startsWith("HTTP/1.1 503 "));
        assertTrue(peer.readRest().contains("\"code\":\"shutting_down\""));
      }
    }
  }

  @Test
  void aPeerThatDoesNotAnswerIsCutWhenPatienceEnds() throws Exception {
    try (var server = WebSocketServer.listening(WebSocketServer.LIMITS);
        RawPeer peer = server.open()) {
      RecordingHandler handler = server.handler();
      shutdown(server, CloseCode.RESTART, Duration.ofMillis(100)).get(1, TimeUnit.SECONDS);
      peer.assertClose(1012);
      peer.assertEnd();
      handler.assertClosedWithin(1_000);
    }
  }

  @Test
  void aPeerThatDoesNotReadIsCutWhenPatienceEnds() throws Exception {
    try (var server = WebSocketServer.listening(WebSocketServer.LIMITS);
        RawPeer peer = server.open()) {
      RecordingHandler handler = server.handler();
      var flood = Flood.start(handler.connection());
      flood.awaitBlocked();
      shutdown(server, CloseCode.RESTART, Duration.ofMillis(100)).get(1, TimeUnit.SECONDS);
      flood.assertEndsWithin(1_000);
      handler.assertClosedWithin(1_000);
      peer.awaitEnd();
    }
  }

  @Test
  void withoutConnectionsItIsOverAtOnce() throws Exception {
    try (var server = WebSocketServer.listening(WebSocketServer.LIMITS)) {
      shutdown(server, CloseCode.RESTART, Duration.ofMinutes(1)).get(1, TimeUnit.SECONDS);
    }
  }

  private static CompletableFuture<Void> shutdown(
      WebSocketServer server, CloseCode code, Duration patience) {
    return CompletableFuture.runAsync(
        () -> server.webSockets().shutdown(code, patience), Thread::startVirtualThread);
  }
}

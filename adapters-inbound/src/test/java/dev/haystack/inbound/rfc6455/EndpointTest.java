package dev.haystack.inbound.rfc6455;

import static dev.haystack.inbound.rfc6455.RawPeer.REQUEST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.inbound.rfc6455.Handshake.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import org.junit.jupiter.api.Test;

/** The endpoint sees the handshake as it was sent, and its reply is what the peer gets. */
class EndpointTest {

  @Test
  void seesPathHeadersAndAddresses() throws Exception {
    var seen = new ArrayBlockingQueue<Handshake>(1);
    WebSocketEndpoint endpoint =
        handshake -> {
          seen.add(handshake);
          return new Reply.Accepted(Optional.empty(), RecordingHandler.listening());
        };
    try (var server = WebSocketServer.answering(endpoint);
        RawPeer peer = new RawPeer(server.port())) {
      peer.sendRequest(
          REQUEST.replace("/ws/s1", "/ws/a%2Fb%20c?token=x")
              + "Origin: http://here\nauthorization: Bearer t\nX-Forwarded-For: 1.1.1.1\n"
              + "X-Forwarded-For: 2.2.2.2\nSec-WebSocket-Protocol: a, b\n"
              + "Sec-WebSocket-Protocol: bearer.t\n");
      peer.readHead();
      Handshake handshake = seen.remove();
      assertEquals("/ws/a%2Fb%20c", handshake.path());
      assertEquals(Optional.of("http://here"), handshake.origin());
      assertEquals(Optional.of("Bearer t"), handshake.authorization());
      assertEquals(Optional.of("localhost"), handshake.host());
      assertEquals(List.of("1.1.1.1", "2.2.2.2"), handshake.headers("x-forwarded-for"));
      assertEquals(List.of("a", "b", "bearer.t"), handshake.subprotocols());
      assertEquals(Optional.empty(), handshake.header("ProfileID"));
      assertEquals(server.port(), handshake.localAddress().getPort());
      assertTrue(handshake.remoteAddress().getAddress().isLoopbackAddress());
    }
  }

  @Test
  void choosesTheSubprotocol() throws Exception {
    WebSocketEndpoint endpoint =
        handshake ->
            new Reply.Accepted(
                Optional.of(handshake.subprotocols().getLast()), RecordingHandler.listening());
    try (var server = WebSocketServer.answering(endpoint);
        RawPeer peer = new RawPeer(server.port())) {
      peer.sendRequest(REQUEST + "Sec-WebSocket-Protocol: a, b\n");
      String head = peer.readHead();
      assertTrue(head.contains("\r\nSec-WebSocket-Protocol: b\r\n"), head);
    }
  }

  @Test
  void mayNotChooseASubprotocolThatWasNotOffered() throws Exception {
    var handler = RecordingHandler.listening();
    WebSocketEndpoint endpoint = handshake -> new Reply.Accepted(Optional.of("c"), handler);
    try (var server = WebSocketServer.answering(endpoint);
        RawPeer peer = new RawPeer(server.port())) {
      peer.sendRequest(REQUEST + "Sec-WebSocket-Protocol: a, b\n");
      assertTrue(peer.readHead().startsWith("HTTP/1.1 500 "));
      handler.assertClosedWithin(1_000);
    }
  }

  @Test
  void refusesWithAWholeResponse() throws Exception {
    WebSocketEndpoint endpoint =
        handshake -> new Reply.Refused(403, "text/plain", "nö", Map.of("X-Why", "origin"));
    try (var server = WebSocketServer.answering(endpoint);
        RawPeer peer = new RawPeer(server.port())) {
      peer.sendRequest(REQUEST);
      String head = peer.readHead();
      assertTrue(head.startsWith("HTTP/1.1 403 Forbidden\r\n"), head);
      assertTrue(head.contains("\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n"), head);
      assertTrue(head.contains("\r\nX-Why: origin\r\n"), head);
      assertEquals("nö", peer.readRest());
    }
  }

  @Test
  void failsWithoutItsWords() throws Exception {
    WebSocketEndpoint endpoint =
        handshake -> {
          throw new IllegalStateException("secret");
        };
    try (var server = WebSocketServer.answering(endpoint);
        RawPeer peer = new RawPeer(server.port())) {
      peer.sendRequest(REQUEST);
      assertTrue(peer.readHead().startsWith("HTTP/1.1 500 "));
      assertFalse(peer.readRest().contains("secret"));
    }
  }

  @Test
  void isNotAskedWhenTheServerIsFull() throws Exception {
    var limits =
        new Limits(10, 10, Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMillis(100), 2);
    try (var server = WebSocketServer.listening(limits);
        RawPeer first = server.open();
        RawPeer second = server.open()) {
      RecordingHandler handler = server.handler();
      server.handler();
      assertEquals(2, server.webSockets().openCount());
      try (RawPeer third = new RawPeer(server.port())) {
        third.sendRequest(REQUEST);
        String head = third.readHead();
        assertTrue(head.startsWith("HTTP/1.1 503 "), head);
        assertTrue(head.contains("\r\nRetry-After: "), head);
        assertTrue(third.readRest().contains("\"code\":\"overloaded\""));
      }
      second.send(ClientFrames.close(1000));
      second.assertClose(1000);
      second.assertEnd();
      first.send(ClientFrames.text("still"));
      handler.assertNext("text still");
      // the place is free once the connection's thread has let go, right after its end
      openWhenThereIsRoom(server).close();
    }
  }

  private static RawPeer openWhenThereIsRoom(WebSocketServer server) throws Exception {
    long end = System.nanoTime() + 5_000_000_000L;
    while (System.nanoTime() - end < 0) {
      var peer = new RawPeer(server.port());
      peer.sendRequest(REQUEST);
      if (peer.readHead().startsWith("HTTP/1.1 101 ")) {
        return peer;
      }
      peer.close();
    }
    throw new AssertionError("the place was never given back");
  }
}

package dev.haystack.inbound.rfc6455;

import static dev.haystack.inbound.rfc6455.ClientFrames.FINAL;
import static dev.haystack.inbound.rfc6455.ClientFrames.close;
import static dev.haystack.inbound.rfc6455.ClientFrames.frame;
import static dev.haystack.inbound.rfc6455.ClientFrames.join;
import static dev.haystack.inbound.rfc6455.ClientFrames.ping;
import static dev.haystack.inbound.rfc6455.ClientFrames.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pings go both ways, and a silent peer is let go. */
class PingTest {

  private static final WebSocketServer SERVER = WebSocketServer.listening(WebSocketServer.LIMITS);
  private static final byte[] PONG = frame(FINAL | Opcode.PONG, new byte[0]);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {0, 1, 4, 124, 125})
  void aPingIsAnsweredWithItsPayload(int length) throws Exception {
    try (RawPeer peer = SERVER.open()) {
      peer.send(ping("p".repeat(length)));
      assertEquals(new RawPeer.ServerFrame(Opcode.PONG, "p".repeat(length)), peer.readFrame());
    }
  }

  @Test
  @Tag("FC-12")
  void tenPingsAreAnsweredByTenPongsInTheirOrder() throws Exception {
    try (RawPeer peer = SERVER.open()) {
      byte[] pings = new byte[0];
      for (int number = 1; number <= 10; number++) {
        pings = join(pings, ping("p" + number));
      }
      peer.send(pings);
      for (int number = 1; number <= 10; number++) {
        assertEquals(new RawPeer.ServerFrame(Opcode.PONG, "p" + number), peer.readFrame());
      }
    }
  }

  @Test
  void ofManyPingsTheLastIsAnswered() throws Exception {
    try (RawPeer peer = SERVER.open()) {
      byte[] pings = new byte[0];
      for (int number = 1; number <= 100; number++) {
        pings = join(pings, ping("p" + number));
      }
      peer.send(pings);
      int pongs = 1;
      while (!peer.readFrame().payload().equals("p100")) {
        pongs++;
      }
      assertTrue(pongs <= 100);
    }
  }

  @Test
  void anUnaskedPongIsIgnored() throws Exception {
    try (RawPeer peer = SERVER.open()) {
      peer.send(join(PONG, frame(FINAL | Opcode.PONG, new byte[125]), close(1000)));
      peer.assertClose(1000);
    }
  }

  @Test
  void theServerPingsAtItsInterval() throws Exception {
    try (var server = WebSocketServer.listening(limits(60, 5_000));
        RawPeer peer = server.open()) {
      for (int count = 0; count < 3; count++) {
        assertEquals(new RawPeer.ServerFrame(Opcode.PING, ""), peer.readFrame());
      }
    }
  }

  @Test
  void aSilentPeerIsClosed() throws Exception {
    try (var server = WebSocketServer.listening(limits(5_000, 150));
        RawPeer peer = server.open()) {
      RecordingHandler handler = server.handler();
      peer.assertClose(3008);
      peer.send(close(3008));
      peer.assertEnd();
      handler.assertClosedWithin(1_000);
    }
  }

  @Test
  void aPeerThatAnswersPingsIsKept() throws Exception {
    try (var server = WebSocketServer.listening(limits(50, 400));
        RawPeer peer = server.open()) {
      RecordingHandler handler = server.handler();
      for (int count = 0; count < 12; count++) {
        assertEquals(Opcode.PING, peer.readFrame().opcode());
        peer.send(PONG);
      }
      assertTrue(handler.connection().isOpen());
    }
  }

  @Test
  void aPeerThatTalksIsKept() throws Exception {
    try (var server = WebSocketServer.listening(limits(50, 400));
        RawPeer peer = server.open()) {
      RecordingHandler handler = server.handler();
      for (int count = 0; count < 12; count++) {
        assertEquals(Opcode.PING, peer.readFrame().opcode());
        peer.send(text("still here"));
        handler.assertNext("text still here");
      }
      assertTrue(handler.connection().isOpen());
    }
  }

  @Test
  void aPeerMayBeQuietForLongerThanASocketsReadTimeout() throws Exception {
    int quietMillis = 2 * (int) WebSocketServer.READ_TIMEOUT.toMillis();
    try (var server = WebSocketServer.listening(limits(quietMillis, 5_000));
        RawPeer peer = server.open()) {
      RecordingHandler handler = server.handler();
      assertEquals(Opcode.PING, peer.readFrame().opcode());
      peer.send(text("still here"));
      handler.assertNext("text still here");
    }
  }

  private static Limits limits(int pingMillis, int silenceMillis) {
    return new Limits(
        1_000,
        100,
        Duration.ofMillis(pingMillis),
        Duration.ofMillis(silenceMillis),
        Duration.ofMillis(400),
        10);
  }
}

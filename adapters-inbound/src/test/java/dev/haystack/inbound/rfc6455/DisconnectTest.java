package dev.haystack.inbound.rfc6455;

import static dev.haystack.inbound.rfc6455.ClientFrames.FINAL;
import static dev.haystack.inbound.rfc6455.ClientFrames.frame;
import static dev.haystack.inbound.rfc6455.ClientFrames.header;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A peer that vanishes is noticed at once, even when nothing is being sent. */
class DisconnectTest {

  private static final int NOTICED_MILLIS_MAX = 1_000;
  private static final WebSocketServer SERVER = WebSocketServer.listening(WebSocketServer.LIMITS);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest
  @MethodSource("moments")
  void byFinIsNoticed(byte[] sentBefore) throws Exception {
    try (RawPeer peer = SERVER.open()) {
      RecordingHandler handler = SERVER.handler();
      peer.send(sentBefore);
      peer.finish();
      handler.assertClosedWithin(NOTICED_MILLIS_MAX);
      peer.assertEnd();
      assertFalse(handler.connection().isOpen());
    }
  }

  @ParameterizedTest
  @MethodSource("moments")
  void byResetIsNoticed(byte[] sentBefore) throws Exception {
    try (RawPeer peer = SERVER.open()) {
      RecordingHandler handler = SERVER.handler();
      peer.send(sentBefore);
      peer.reset();
      handler.assertClosedWithin(NOTICED_MILLIS_MAX);
      assertFalse(handler.connection().send(RecordingHandler.frames("late")));
    }
  }

  static Stream<Arguments> moments() {
    return Stream.of(
        argumentSet("before any frame", new byte[0]),
        argumentSet("within a header", new byte[] {(byte) (FINAL | Opcode.TEXT)}),
        argumentSet("within a long length", new byte[] {(byte) 0x81, (byte) 0xFF, 0}),
        argumentSet("within a payload", header(FINAL | Opcode.TEXT, 1_000)),
        argumentSet("between fragments", frame(Opcode.TEXT, new byte[10])));
  }

  @Test
  void byResetFreesABlockedSender() throws Exception {
    try (RawPeer peer = SERVER.open()) {
      RecordingHandler handler = SERVER.handler();
      var flood = Flood.start(handler.connection());
      flood.awaitBlocked();
      peer.reset();
      flood.assertEndsWithin(NOTICED_MILLIS_MAX);
      handler.assertClosedWithin(NOTICED_MILLIS_MAX);
    }
  }

  @Test
  void byFinIsNoticedWhileASenderIsBlocked() throws Exception {
    try (RawPeer peer = SERVER.open()) {
      RecordingHandler handler = SERVER.handler();
      var flood = Flood.start(handler.connection());
      flood.awaitBlocked();
      peer.finish();
      handler.assertClosedWithin(NOTICED_MILLIS_MAX);
      flood.assertEndsWithin(NOTICED_MILLIS_MAX);
    }
  }

  @Test
  void leavesOthersAlone() throws Exception {
    try (RawPeer staying = SERVER.open();
        RawPeer leaving = SERVER.open()) {
      RecordingHandler stays = SERVER.handler();
      RecordingHandler leaves = SERVER.handler();
      assertNotEquals(stays.connection(), leaves.connection());
      leaving.reset();
      leaves.assertClosedWithin(NOTICED_MILLIS_MAX);
      staying.send(ClientFrames.text("here"));
      stays.assertNext("text here");
    }
  }
}

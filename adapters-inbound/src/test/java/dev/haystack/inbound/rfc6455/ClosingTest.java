package dev.haystack.inbound.rfc6455;

import static dev.haystack.inbound.rfc6455.ClientFrames.FINAL;
import static dev.haystack.inbound.rfc6455.ClientFrames.bytes;
import static dev.haystack.inbound.rfc6455.ClientFrames.close;
import static dev.haystack.inbound.rfc6455.ClientFrames.frame;
import static dev.haystack.inbound.rfc6455.ClientFrames.join;
import static dev.haystack.inbound.rfc6455.ClientFrames.ping;
import static dev.haystack.inbound.rfc6455.ClientFrames.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection ends in order, whoever begins it, and its owner is told once. */
class ClosingTest {

  private static final WebSocketServer SERVER = WebSocketServer.listening(WebSocketServer.LIMITS);
  private static final int CLOSE = FINAL | Opcode.CLOSE;

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest(name = "code {0}")
  @ValueSource(
      ints = {
        1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3003, 3999,
        4000, 4429, 4999
      })
  void aCodeThatMayBeSentIsSentBack(int code) throws Exception {
    SERVER.assertCloses(code, close(code));
    SERVER.handler().assertNext("closed");
  }

  @ParameterizedTest(name = "code {0}")
  @ValueSource(
      ints = {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 1999, 2000, 2999, 5000, 9999, 65_535})
  void aCodeThatMayNotBeSentIsAProtocolError(int code) throws Exception {
    SERVER.assertCloses(1002, close(code));
    SERVER.handler().assertNext("closed");
  }

  @ParameterizedTest
  @MethodSource
  void badPayload(int code, byte[] payload) throws Exception {
    SERVER.assertCloses(code, frame(CLOSE, payload));
    SERVER.handler().assertNext("closed");
  }

  static Stream<Arguments> badPayload() {
    return Stream.of(
        argumentSet("one byte", 1002, bytes(3)),
        argumentSet("a reason not UTF-8", 1007, bytes(3, 0xE8, 0xC0, 0xAF)),
        argumentSet("a reason cut within a code point", 1007, bytes(3, 0xE8, 0xE2, 0x82)));
  }

  @Test
  void anEmptyCloseIsSentBackEmpty() throws Exception {
    try (RawPeer peer = SERVER.open()) {
      peer.send(frame(CLOSE, new byte[0]));
      assertEquals(new RawPeer.ServerFrame(Opcode.CLOSE, ""), peer.readFrame());
      peer.assertEnd();
      SERVER.handler().assertNext("closed");
    }
  }

  @Test
  void theLongestReasonIsTaken() throws Exception {
    byte[] reason = "é".repeat(61).concat("!").getBytes(StandardCharsets.UTF_8);
    SERVER.assertCloses(1000, frame(CLOSE, join(bytes(3, 0xE8), reason)));
    SERVER.handler().assertNext("closed");
  }

  @Test
  void nothingIsHeardAfterThePeersClose() throws Exception {
    try (RawPeer peer = SERVER.open()) {
      peer.send(join(text("before"), close(1000), text("after"), ping("after")));
      RecordingHandler handler = SERVER.handler();
      handler.assertNext("text before");
      handler.assertClosedWithin(1_000);
      peer.assertClose(1000);
    }
  }

  @ParameterizedTest
  @EnumSource(CloseCode.class)
  void theOwnersCodeIsSentAndThePeersAnswerEndsIt(CloseCode code) throws Exception {
    try (RawPeer peer = SERVER.open()) {
      RecordingHandler handler = SERVER.handler();
      handler.connection().close(code, "because");
      assertFalse(handler.connection().isOpen());
      assertEquals("because", peer.assertClose(code.number()));
      peer.send(close(code.number()));
      peer.assertEnd();
      handler.assertClosedWithin(1_000);
    }
  }

  @Test
  void onlyTheFirstCloseCounts() throws Exception {
    try (RawPeer peer = SERVER.open()) {
      WebSocketConnection connection = SERVER.handler().connection();
      connection.close(CloseCode.POLICY_VIOLATION, "first");
      connection.close(CloseCode.NORMAL, "second");
      assertEquals("first", peer.assertClose(1008));
      peer.send(close(1000));
      peer.assertEnd();
    }
  }

  @Test
  void nothingIsSentOrHeardAfterTheOwnersClose() throws Exception {
    try (RawPeer peer = SERVER.open()) {
      RecordingHandler handler = SERVER.handler();
      handler.connection().close(CloseCode.NORMAL, "");
      assertFalse(handler.connection().send(RecordingHandler.frames("late")));
      peer.assertClose(1000);
      peer.send(join(text("late"), ping("late"), text("later"), close(1000)));
      peer.assertEnd();
      handler.assertClosedWithin(1_000);
    }
  }

  @Test
  void aReasonThatIsTooLongIsCutBetweenCodePoints() throws Exception {
    try (RawPeer peer = SERVER.open()) {
      SERVER.handler().connection().close(CloseCode.NORMAL, "€".repeat(50));
      byte[] reason = peer.assertClose(1000).getBytes(StandardCharsets.ISO_8859_1);
      assertEquals("€".repeat(41), new String(reason, StandardCharsets.UTF_8));
    }
  }

  @Test
  void aPeerThatNeverAnswersIsCutAfterTheGrace() throws Exception {
    try (RawPeer peer = SERVER.open()) {
      RecordingHandler handler = SERVER.handler();
      handler.connection().close(CloseCode.NORMAL, "");
      peer.assertClose(1000);
      peer.awaitEnd();
      handler.assertClosedWithin(1_000);
    }
  }

  @Test
  void aHandlersFailureClosesWithoutItsWords() throws Exception {
    Runnable failure =
        () -> {
          throw new IllegalStateException("secret");
        };
    try (var server = WebSocketServer.failing(failure);
        RawPeer peer = server.open()) {
      peer.send(text("boom"));
      assertEquals("internal error", peer.assertClose(1011));
      peer.send(close(1011));
      peer.assertEnd();
    }
  }

  @Test
  void anErrorEndsTheConnectionWithoutAWord() throws Exception {
    Runnable failure =
        () -> {
          throw new StackOverflowError("secret");
        };
    try (var server = WebSocketServer.failing(failure);
        RawPeer peer = server.open()) {
      RecordingHandler handler = server.handler();
      peer.send(text("boom"));
      peer.assertEnd();
      handler.assertNext("text boom");
      handler.assertClosedWithin(1_000);
    }
  }
}

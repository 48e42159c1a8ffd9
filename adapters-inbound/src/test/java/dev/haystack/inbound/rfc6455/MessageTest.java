package dev.haystack.inbound.rfc6455;

import static dev.haystack.inbound.rfc6455.ClientFrames.FINAL;
import static dev.haystack.inbound.rfc6455.ClientFrames.frame;
import static dev.haystack.inbound.rfc6455.ClientFrames.join;
import static dev.haystack.inbound.rfc6455.ClientFrames.ping;
import static dev.haystack.inbound.rfc6455.ClientFrames.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Right messages arrive as they were sent, however they are cut. */
class MessageTest {

  private static final WebSocketServer SERVER = WebSocketServer.echoing();
  private static final int LAST = FINAL | Opcode.CONTINUATION;

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {0, 1, 2, 7, 8, 9, 125, 126, 127, 128, 8191, 8192, 65_535, 65_536, 99_999})
  void ofAnyLengthArrives(int length) throws Exception {
    String message = "x".repeat(length);
    SERVER.assertEchoes(message, text(message));
  }

  @Test
  void atTheLimitArrives() throws Exception {
    String message = "é".repeat(WebSocketServer.MESSAGE_BYTES_MAX / 2);
    SERVER.assertEchoes(message, text(message));
  }

  @ParameterizedTest(name = "key {0}")
  @ValueSource(ints = {0, -1, 1, 0x80000000, 0x01020304, 0xFF00FF00})
  void underAnyMaskArrives(int key) throws Exception {
    String message = "seventeen octets!";
    byte[] utf8 = message.getBytes(StandardCharsets.UTF_8);
    SERVER.assertEchoes(message, frame(FINAL | Opcode.TEXT, utf8, key));
  }

  @ParameterizedTest
  @MethodSource
  void inFragmentsArrives(String message, byte[] bytes) throws Exception {
    SERVER.assertEchoes(message, bytes);
  }

  static Stream<Arguments> inFragmentsArrives() {
    return Stream.of(
        argumentSet("two", "abcd", join(first("ab"), last("cd"))),
        argumentSet("three", "abcdef", join(first("ab"), middle("cd"), last("ef"))),
        argumentSet("an empty first", "ab", join(first(""), last("ab"))),
        argumentSet("an empty last", "ab", join(first("ab"), last(""))),
        argumentSet("only empty ones", "", join(first(""), middle(""), last(""))),
        argumentSet("empty ones between", "ab", join(first("a"), middle(""), last("b"))),
        argumentSet("an unasked pong between", "ab", join(first("a"), pong(), last("b"))),
        argumentSet(
            "up to the limit",
            "x".repeat(100_000),
            join(first("x".repeat(70_000)), middle("x".repeat(29_999)), last("x"))));
  }

  @Test
  void inSixtyFourFragmentsArrives() throws Exception {
    byte[][] parts = new byte[66][];
    Arrays.fill(parts, middle("ab"));
    parts[0] = first("");
    parts[65] = last("");
    SERVER.assertEchoes("ab".repeat(64), join(parts));
  }

  @Test
  void manyFollowEachOther() throws Exception {
    try (RawPeer peer = SERVER.open()) {
      peer.send(join(text("one"), first("tw"), last("o"), text(""), text("three")));
      assertEquals("one", peer.readText());
      assertEquals("two", peer.readText());
      assertEquals("", peer.readText());
      assertEquals("three", peer.readText());
    }
  }

  @Test
  void inFragmentsLeavesRoomForAPing() throws Exception {
    try (RawPeer peer = SERVER.open()) {
      peer.send(join(first("a"), ping("between")));
      assertEquals(new RawPeer.ServerFrame(Opcode.PONG, "between"), peer.readFrame());
      peer.send(last("b"));
      assertEquals("ab", peer.readText());
    }
  }

  @Test
  void byteByByteArrives() throws Exception {
    byte[] bytes = join(text("one"), first("zwé"), ping(""), last("i"), text("x".repeat(130)));
    try (RawPeer peer = SERVER.open()) {
      for (byte single : bytes) {
        peer.send(new byte[] {single});
      }
      assertEquals("one", peer.readText());
      RawPeer.ServerFrame next = peer.readFrame();
      // the pong's thread and the echo's may come in either order
      String message = next.opcode() == Opcode.PONG ? peer.readText() : next.payload();
      assertEquals("zwéi", message);
    }
  }

  private static byte[] first(String part) {
    return frame(Opcode.TEXT, part.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] middle(String part) {
    return frame(Opcode.CONTINUATION, part.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] last(String part) {
    return frame(LAST, part.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] pong() {
    return frame(FINAL | Opcode.PONG, new byte[] {1, 2, 3});
  }
}

package dev.haystack.inbound.rfc6455;

import static dev.haystack.inbound.rfc6455.ClientFrames.FINAL;
import static dev.haystack.inbound.rfc6455.ClientFrames.bare;
import static dev.haystack.inbound.rfc6455.ClientFrames.frame;
import static dev.haystack.inbound.rfc6455.ClientFrames.header;
import static dev.haystack.inbound.rfc6455.ClientFrames.header16;
import static dev.haystack.inbound.rfc6455.ClientFrames.header64;
import static dev.haystack.inbound.rfc6455.ClientFrames.join;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every broken frame rule ends the connection with its code, and with nothing after it. */
class FrameRulesTest {

  private static final WebSocketServer SERVER = WebSocketServer.echoing();
  private static final byte[] EMPTY = {};
  private static final byte[] HI = {'h', 'i'};
  private static final int LIMIT = WebSocketServer.MESSAGE_BYTES_MAX;

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest
  @MethodSource({"masks", "reservedBits", "opcodes", "controlFrames", "fragments"})
  void isAProtocolError(byte[] bytes) throws Exception {
    SERVER.assertCloses(1002, bytes);
  }

  @Test
  void aFragmentAfterTheLastIsAProtocolError() throws Exception {
    try (RawPeer peer = SERVER.open()) {
      peer.send(join(frame(Opcode.TEXT, HI), frame(FINAL, HI), frame(FINAL, HI)));
      assertEquals("hihi", peer.readText());
      peer.assertClose(1002);
    }
  }

  @ParameterizedTest
  @MethodSource
  void hasABadLength(byte[] header) throws Exception {
    assertClosesWithoutMore(1002, header);
  }

  @ParameterizedTest
  @MethodSource
  void isTooBigByItsHeaderAlone(byte[] bytes) throws Exception {
    assertClosesWithoutMore(1009, bytes);
  }

  @ParameterizedTest
  @MethodSource
  void isBinary(byte[] bytes) throws Exception {
    SERVER.assertCloses(1003, bytes);
  }

  private static void assertClosesWithoutMore(int code, byte[] bytes) throws Exception {
    try (RawPeer peer = SERVER.open()) {
      peer.send(bytes);
      peer.assertClose(code);
    }
  }

  static Stream<Arguments> masks() {
    return Stream.of(
        argumentSet("text without a mask", bare(FINAL | Opcode.TEXT, HI)),
        argumentSet("empty text without a mask", bare(FINAL | Opcode.TEXT, EMPTY)),
        argumentSet("binary without a mask", bare(FINAL | Opcode.BINARY, HI)),
        argumentSet("ping without a mask", bare(FINAL | Opcode.PING, HI)),
        argumentSet("pong without a mask", bare(FINAL | Opcode.PONG, HI)),
        argumentSet("close without a mask", bare(FINAL | Opcode.CLOSE, EMPTY)),
        argumentSet(
            "a fragment without a mask",
            join(frame(Opcode.TEXT, HI), bare(FINAL | Opcode.CONTINUATION, HI))));
  }

  static Stream<Arguments> reservedBits() {
    return IntStream.of(Opcode.TEXT, Opcode.CLOSE, Opcode.PING, Opcode.PONG)
        .boxed()
        .flatMap(
            opcode ->
                IntStream.of(0x40, 0x20, 0x10, 0x70)
                    .mapToObj(
                        bits ->
                            argumentSet(
                                "opcode %d with reserved bits %x".formatted(opcode, bits >> 4),
                                frame(FINAL | bits | opcode, EMPTY))));
  }

  static Stream<Arguments> opcodes() {
    return IntStream.of(3, 4, 5, 6, 7, 0xB, 0xC, 0xD, 0xE, 0xF)
        .mapToObj(opcode -> argumentSet("opcode " + opcode, frame(FINAL | opcode, HI)));
  }

  static Stream<Arguments> controlFrames() {
    return IntStream.of(Opcode.CLOSE, Opcode.PING, Opcode.PONG)
        .boxed()
        .flatMap(
            opcode ->
                Stream.of(
                    argumentSet("opcode " + opcode + " not final", frame(opcode, EMPTY)),
                    argumentSet(
                        "opcode " + opcode + " with 126 bytes",
                        frame(FINAL | opcode, new byte[126])),
                    argumentSet(
                        "opcode " + opcode + " with a long length",
                        join(header64(FINAL | opcode, 70_000), new byte[70_004]))));
  }

  static Stream<Arguments> fragments() {
    byte[] begin = frame(Opcode.TEXT, HI);
    return Stream.of(
        argumentSet("a last fragment of nothing", frame(FINAL | Opcode.CONTINUATION, HI)),
        argumentSet("a middle fragment of nothing", frame(Opcode.CONTINUATION, HI)),
        argumentSet("text within a message", join(begin, frame(FINAL | Opcode.TEXT, HI))),
        argumentSet("a first fragment within a message", join(begin, frame(Opcode.TEXT, HI))),
        argumentSet("binary within a message", join(begin, frame(FINAL | Opcode.BINARY, HI))));
  }

  static Stream<Arguments> hasABadLength() {
    int text = FINAL | Opcode.TEXT;
    return Stream.of(
        argumentSet("0 in two bytes", header16(text, 0)),
        argumentSet("125 in two bytes", header16(text, 125)),
        argumentSet("0 in eight bytes", header64(text, 0)),
        argumentSet("125 in eight bytes", header64(text, 125)),
        argumentSet("126 in eight bytes", header64(text, 126)),
        argumentSet("65535 in eight bytes", header64(text, 65_535)),
        argumentSet("the highest bit set", header64(text, Long.MIN_VALUE)),
        argumentSet("all bits set", header64(text, -1)));
  }

  static Stream<Arguments> isTooBigByItsHeaderAlone() {
    byte[] most = frame(Opcode.TEXT, new byte[LIMIT]);
    byte[] half = frame(Opcode.TEXT, new byte[LIMIT / 2]);
    int next = FINAL | Opcode.CONTINUATION;
    return Stream.of(
        argumentSet("one byte over", header(FINAL | Opcode.TEXT, LIMIT + 1)),
        argumentSet("a first fragment over", header(Opcode.TEXT, LIMIT + 1)),
        argumentSet("2 GiB", header(FINAL | Opcode.TEXT, 1L << 31)),
        argumentSet("4 GiB and a little", header(FINAL | Opcode.TEXT, (1L << 32) + 5)),
        argumentSet("the largest length there is", header(FINAL | Opcode.TEXT, Long.MAX_VALUE)),
        argumentSet("one byte more after the limit", join(most, header(next, 1))),
        argumentSet("two halves and a byte", join(half, header(next, LIMIT / 2 + 1))),
        argumentSet("a huge last fragment", join(half, header(next, Long.MAX_VALUE))));
  }

  static Stream<Arguments> isBinary() {
    return Stream.of(
        argumentSet("empty", frame(FINAL | Opcode.BINARY, EMPTY)),
        argumentSet("two bytes", frame(FINAL | Opcode.BINARY, HI)),
        argumentSet("a first fragment", frame(Opcode.BINARY, HI)),
        argumentSet("large", frame(FINAL | Opcode.BINARY, new byte[70_000])));
  }
}

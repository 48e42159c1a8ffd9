package dev.haystack.inbound.rfc6455;

import static dev.haystack.inbound.rfc6455.ClientFrames.FINAL;
import static dev.haystack.inbound.rfc6455.ClientFrames.bytes;
import static dev.haystack.inbound.rfc6455.ClientFrames.frame;
import static dev.haystack.inbound.rfc6455.ClientFrames.header;
import static dev.haystack.inbound.rfc6455.ClientFrames.join;
import static dev.haystack.inbound.rfc6455.ClientFrames.keyed;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Text is UTF-8 over the whole message, however it is cut. */
class Utf8Test {

  private static final WebSocketServer SERVER = WebSocketServer.echoing();
  private static final int WHOLE = FINAL | Opcode.TEXT;
  private static final String MIXED = "aé€😀\u0000ß漢\uD83D\uDC69\u200D\uD83D\uDE80z";

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest
  @MethodSource
  void isHeard(String message) throws Exception {
    SERVER.assertEchoes(message, ClientFrames.text(message));
  }

  static Stream<Arguments> isHeard() {
    return Stream.of(
        argumentSet("U+0000", "\u0000"),
        argumentSet("U+007F, the last of one byte", "\u007F"),
        argumentSet("U+0080, the first of two bytes", "\u0080"),
        argumentSet("U+07FF, the last of two bytes", "\u07FF"),
        argumentSet("U+0800, the first of three bytes", "\u0800"),
        argumentSet("U+D7FF, before the surrogates", "\uD7FF"),
        argumentSet("U+E000, after the surrogates", "\uE000"),
        argumentSet("U+FEFF, not taken for a mark", "\uFEFFa"),
        argumentSet("U+FFFD", "\uFFFD"),
        argumentSet("U+FFFF, the last of three bytes", "\uFFFF"),
        argumentSet("U+10000, the first of four bytes", "\uD800\uDC00"),
        argumentSet("U+10FFFF, the last of all", "\uDBFF\uDFFF"),
        argumentSet("emoji and CJK", "👩‍🚀漢字かな한글"));
  }

  @ParameterizedTest
  @MethodSource
  void isRefused(byte[] bytes) throws Exception {
    SERVER.assertCloses(1007, frame(WHOLE, bytes));
    SERVER.assertCloses(1007, frame(WHOLE, join(new byte[40_000], bytes, new byte[20])));
  }

  static Stream<Arguments> isRefused() {
    return Stream.of(
        argumentSet("a continuation byte alone", bytes(0x80)),
        argumentSet("the last continuation byte alone", bytes(0xBF)),
        argumentSet("overlong slash in two bytes", bytes(0xC0, 0xAF)),
        argumentSet("overlong U+007F in two bytes", bytes(0xC1, 0xBF)),
        argumentSet("overlong slash in three bytes", bytes(0xE0, 0x80, 0xAF)),
        argumentSet("overlong U+07FF in three bytes", bytes(0xE0, 0x9F, 0xBF)),
        argumentSet("overlong slash in four bytes", bytes(0xF0, 0x80, 0x80, 0xAF)),
        argumentSet("overlong U+FFFF in four bytes", bytes(0xF0, 0x8F, 0xBF, 0xBF)),
        argumentSet("the first surrogate", bytes(0xED, 0xA0, 0x80)),
        argumentSet("the last surrogate", bytes(0xED, 0xBF, 0xBF)),
        argumentSet("a pair of surrogates", bytes(0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80)),
        argumentSet("U+110000", bytes(0xF4, 0x90, 0x80, 0x80)),
        argumentSet("U+140000", bytes(0xF5, 0x80, 0x80, 0x80)),
        argumentSet("five bytes", bytes(0xF8, 0x88, 0x80, 0x80, 0x80)),
        argumentSet("six bytes", bytes(0xFC, 0x84, 0x80, 0x80, 0x80, 0x80)),
        argumentSet("0xFE", bytes(0xFE)),
        argumentSet("0xFF", bytes(0xFF)),
        argumentSet("two bytes broken by a letter", bytes(0xC3, 'a')),
        argumentSet("three bytes broken by a letter", bytes(0xE2, 0x82, 'a')),
        argumentSet("four bytes broken by a letter", bytes(0xF0, 0x9F, 0x98, 'a')));
  }

  @ParameterizedTest(name = "after {0} of 4 bytes")
  @MethodSource("cuts")
  void isRefusedWhenTheMessageEndsWithinACodePoint(int length) throws Exception {
    byte[] cut = Arrays.copyOf("😀".getBytes(StandardCharsets.UTF_8), length);
    SERVER.assertCloses(1007, frame(WHOLE, cut));
    SERVER.assertCloses(1007, join(frame(Opcode.TEXT, cut), frame(FINAL, new byte[0])));
  }

  static IntStream cuts() {
    return IntStream.rangeClosed(1, 3);
  }

  @Test
  void isHeardWithAFragmentBorderAtEveryByte() throws Exception {
    byte[] utf8 = MIXED.getBytes(StandardCharsets.UTF_8);
    for (int border = 0; border <= utf8.length; border++) {
      byte[] head = Arrays.copyOf(utf8, border);
      byte[] rest = Arrays.copyOfRange(utf8, border, utf8.length);
      SERVER.assertEchoes(MIXED, frame(Opcode.TEXT, head), frame(FINAL, rest));
    }
  }

  @Test
  void isHeardInFragmentsOfOneByte() throws Exception {
    byte[] utf8 = MIXED.getBytes(StandardCharsets.UTF_8);
    byte[] frames = frame(Opcode.TEXT, new byte[0]);
    for (byte single : utf8) {
      frames = join(frames, frame(Opcode.CONTINUATION, new byte[] {single}));
    }
    SERVER.assertEchoes(MIXED, join(frames, frame(FINAL, new byte[0])));
  }

  @Test
  void isRefusedAcrossAFragmentBorder() throws Exception {
    SERVER.assertCloses(
        1007, join(frame(Opcode.TEXT, bytes(0xED)), frame(FINAL, bytes(0xA0, 0x80))));
  }

  @Test
  void isRefusedBeforeTheRestOfTheFrameHasCome() throws Exception {
    try (RawPeer peer = SERVER.open()) {
      peer.send(join(header(WHOLE, 50_000), keyed(bytes('a', 0xFF), 0x01020304)));
      peer.assertClose(1007);
    }
  }

  @Test
  void isRefusedBeforeTheNextFragmentHasCome() throws Exception {
    try (RawPeer peer = SERVER.open()) {
      peer.send(frame(Opcode.TEXT, bytes(0xF4, 0x90)));
      peer.assertClose(1007);
    }
  }
}

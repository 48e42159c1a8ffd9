package dev.haystack.inbound.rfc6455;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The incremental check agrees with the JDK's strict decoder. */
class Utf8CheckTest {

  @Test
  void agreesOnEverySequenceOfTwoBytes() {
    for (int pair = 0; pair <= 0xFFFF; pair++) {
      assertAgrees(new byte[] {(byte) (pair >>> 8), (byte) pair});
    }
  }

  @Test
  void agreesOnEveryThreeByteForm() {
    for (int tail = 0; tail <= 0xFFFF; tail++) {
      for (int first = 0xE0; first <= 0xEF; first++) {
        assertAgrees(new byte[] {(byte) first, (byte) (tail >>> 8), (byte) tail});
      }
    }
  }

  @Test
  void agreesOnEveryStartOfAFourByteForm() {
    for (int first = 0xF0; first <= 0xFF; first++) {
      for (int second = 0; second <= 0xFF; second++) {
        assertAgrees(new byte[] {(byte) first, (byte) second, (byte) 0x80, (byte) 0xBF});
        assertAgrees(new byte[] {(byte) first, (byte) second, (byte) 0x80, (byte) 0x7F});
      }
    }
  }

  @Test
  void agreesOnLongTextWithOneByteChanged() {
    byte[] text = "plain text, é€😀, and more of it".getBytes(StandardCharsets.UTF_8);
    var random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      byte[] changed = text.clone();
      changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      assertAgrees(changed);
    }
  }

  private static void assertAgrees(byte[] bytes) {
    boolean valid = isValid(bytes);
    var whole = new Utf8Check();
    boolean accepted = whole.accepts(bytes, 0, bytes.length) && whole.isComplete();
    if (valid != accepted) {
      assertEquals(valid, accepted, HexFormat.of().formatHex(bytes));
    }
  }

  private static boolean isValid(byte[] bytes) {
    var decoded = CharBuffer.allocate(bytes.length);
    var decoder = StandardCharsets.UTF_8.newDecoder();
    return !decoder.decode(ByteBuffer.wrap(bytes), decoded, true).isError();
  }
}

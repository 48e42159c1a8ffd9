package dev.haystack.load.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameBufferTest {

  private static final List<String> TEXTS =
      List.of("", "a", "b".repeat(125), "c".repeat(126), "d".repeat(70_000), "é漢😀");

  @Test
  void framesArriveWholeHoweverTheBytesAreSplit() throws IOException {
    for (int piece : new int[] {1, 2, 3, 7, 1_000, 1_000_000}) {
      assertEquals(TEXTS, read(allFrames(), piece));
    }
  }

  @Test
  void aMaskedFrameIsRefused() {
    byte[] masked = ClientFrame.of(ClientFrame.TEXT, new byte[3], 0, 3);
    assertThrows(IOException.class, () -> read(masked, 100));
  }

  @Test
  void aFragmentIsRefused() {
    assertThrows(IOException.class, () -> read(new byte[] {0x01, 1, 'a'}, 100));
  }

  @Test
  void aFrameOverTheLimitIsRefusedByItsHead() {
    byte[] head = {(byte) 0x81, 127, 0, 0, 0, 1, 0, 0, 0, 0};
    assertThrows(IOException.class, () -> read(head, 100));
  }

  private static byte[] allFrames() {
    var bytes = new ByteArrayOutputStream();
    TEXTS.forEach(text -> bytes.writeBytes(TestPeer.frame(ClientFrame.TEXT, text.getBytes(UTF_8))));
    return bytes.toByteArray();
  }

  private static List<String> read(byte[] bytes, int piece) throws IOException {
    var buffer = new FrameBuffer(64);
    var texts = new ArrayList<String>();
    InputStream input = new ByteArrayInputStream(bytes);
    for (byte[] part = input.readNBytes(piece); part.length > 0; part = input.readNBytes(piece)) {
      var source = new ByteArrayInputStream(part);
      while (source.available() > 0 && buffer.fill(source)) {
        while (buffer.next()) {
          int length = buffer.payloadEnd() - buffer.payloadStart();
          texts.add(new String(buffer.bytes(), buffer.payloadStart(), length, UTF_8));
        }
      }
    }
    return texts;
  }
}

package dev.haystack.load.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ChunkScannerTest {

  private final ChunkScanner scanner = new ChunkScanner();

  @Test
  void aSingleChunkHasOneNumber() {
    assertTrue(scan("{\"type\":\"text_chunk\",\"seq\":42,\"content\":\"hi\"}"));
    assertEquals(42, scanner.firstSeq());
    assertEquals(42, scanner.lastSeq());
    assertEquals(1, scanner.chunks());
    assertEquals(0, scanner.stamps().count());
    assertEquals(-1, scanner.stamps().ownNanos());
  }

  @Test
  void aJoinedFrameCountsItsChunks() {
    assertTrue(
        scan("{\"first_seq\":3,\"seq\":7,\"type\":\"text_chunk\",\"content\":\"a\",\"x\":null}"));
    assertEquals(3, scanner.firstSeq());
    assertEquals(5, scanner.chunks());
  }

  @Test
  void stampsAreReadFromTheText() {
    String content = "^00000000000003e8~0000000000000010 of te~00000000000000ff~0000";
    assertTrue(scan("{\"type\":\"text_chunk\",\"content\":\"" + content + "\",\"seq\":1}"));
    assertEquals(1_000, scanner.stamps().ownNanos());
    assertEquals(2, scanner.stamps().count());
    assertEquals(16, scanner.stamps().sentNanos(0));
    assertEquals(255, scanner.stamps().sentNanos(1));
    assertEquals(2, scanner.chunks());
  }

  @Test
  void quotesInTheTextDoNotEndIt() {
    assertTrue(
        scan(
            "{\"type\":\"text_chunk\",\"content\":\"a \\\"type\\\":\\\"error\\\""
                + " \\\\\",\"seq\":9}"));
    assertEquals(9, scanner.lastSeq());
  }

  @Test
  void otherFramesAreNotChunks() {
    assertFalse(scan("{\"type\":\"message_complete\",\"seq\":42}"));
    assertFalse(scan("{\"actions\":[{\"type\":\"text_chunk\"}],\"type\":\"ui_actions\"}"));
    assertFalse(scan("{\"seq\":1,\"content\":\"x\"}"));
    assertFalse(scan("[]"));
    assertFalse(scan("{\"type\""));
  }

  private boolean scan(String frame) {
    // bytes before and behind show that the borders are kept
    byte[] bytes = ("xx" + frame + "\"}").getBytes(UTF_8);
    return scanner.scan(bytes, 2, bytes.length - 2);
  }
}

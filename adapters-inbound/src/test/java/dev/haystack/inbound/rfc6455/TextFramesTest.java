package dev.haystack.inbound.rfc6455;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TextFramesTest {

  private final TextFrames frames = new TextFrames();

  @Test
  void holdsFramesInARow() {
    frames.add(new byte[] {'a', 'b', 'c'}, 1, 1);
    frames.add(new byte[0]);
    assertEquals(2, frames.count());
    assertArrayEquals(
        new byte[] {(byte) 0x81, 1, 'b', (byte) 0x81, 0},
        Arrays.copyOf(frames.bytes(), frames.sizeBytes()));
  }

  @Test
  void isEmptyAgainOnceCleared() {
    frames.add(new byte[10]);
    frames.clear();
    assertTrue(frames.isEmpty());
    assertEquals(0, frames.sizeBytes());
  }

  @Test
  void keepsLittleMemoryOnceCleared() {
    frames.add(new byte[100_000]);
    frames.clear();
    assertEquals(0, frames.bytes().length);
  }

  @Test
  void refusesARangeThatIsNotThere() {
    assertThrows(IndexOutOfBoundsException.class, () -> frames.add(new byte[3], 2, 2));
  }
}

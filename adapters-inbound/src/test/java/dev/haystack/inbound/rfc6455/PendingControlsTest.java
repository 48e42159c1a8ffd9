package dev.haystack.inbound.rfc6455;

import static dev.haystack.inbound.rfc6455.ClientFrames.FINAL;
import static dev.haystack.inbound.rfc6455.ClientFrames.bare;
import static dev.haystack.inbound.rfc6455.ClientFrames.bytes;
import static dev.haystack.inbound.rfc6455.ClientFrames.join;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is answered to pings while nothing can be written. */
class PendingControlsTest {

  private final PendingControls controls = new PendingControls();

  @Test
  @Tag("FC-12")
  void asManyPongsAsMayWaitGoOutInTheOrderOfTheirPings() {
    ping(1, PendingControls.PONGS_MAX);
    assertArrayEquals(pongs(1, PendingControls.PONGS_MAX), controls.take());
    assertTrue(controls.isEmpty());
  }

  @Test
  @Tag("FC-12")
  void ofAFloodTheLastAreAnswered() {
    ping(1, 100);
    assertArrayEquals(pongs(101 - PendingControls.PONGS_MAX, 100), controls.take());
  }

  @Test
  void aCloseComesBehindThePongs() {
    byte[] close = bare(FINAL | Opcode.CLOSE, new byte[0]);
    assertTrue(controls.close(close));
    ping(1, 2);
    assertArrayEquals(join(pongs(1, 2), close), controls.take());
  }

  private void ping(int first, int last) {
    for (int number = first; number <= last; number++) {
      controls.pong(bytes(number));
    }
  }

  private static byte[] pongs(int first, int last) {
    byte[] pongs = new byte[0];
    for (int number = first; number <= last; number++) {
      pongs = join(pongs, bare(FINAL | Opcode.PONG, bytes(number)));
    }
    return pongs;
  }
}

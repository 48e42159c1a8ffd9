package dev.haystack.inbound.websocket;

import java.time.Duration;

/**
 * What may wait for a slow reader, and for how long.
 *
 * @param textJoinBytesMax how large the text of one frame may become by joining waiting deltas; 0
 *     joins none
 * @param entriesMax how many entries may wait
 * @param textBytesMax how much text may wait
 * @param writeBytesMax how many bytes are enough for one write
 * @param stallMax how long one write may take
 */
public record OutboxLimits(
    int textJoinBytesMax, int entriesMax, int textBytesMax, int writeBytesMax, Duration stallMax) {

  /** What suits browsers. */
  public static final OutboxLimits DEFAULT =
      new OutboxLimits(16 * 1024, 8_192, 4 << 20, 64 * 1024, Duration.ofSeconds(10));

  public OutboxLimits {
    if (textJoinBytesMax < 0 || entriesMax <= 0 || textBytesMax <= 0 || writeBytesMax <= 0) {
      throw new IllegalArgumentException("limits are positive");
    }
    if (!stallMax.isPositive()) {
      throw new IllegalArgumentException("stallMax must be positive");
    }
  }
}

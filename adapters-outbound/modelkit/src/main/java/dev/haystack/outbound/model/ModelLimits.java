package dev.haystack.outbound.model;

import java.time.Duration;

/**
 * The limits of an inference: until the answer's head is there, between two reads, for all attempts
 * and waits together, on the attempts and the waits between them, and on the answer's size.
 */
public record ModelLimits(
    Duration firstByte,
    Duration idle,
    Duration round,
    int attemptsMax,
    Duration backoffBase,
    Duration backoffMax,
    int eventBytesMax,
    int answerCharsMax,
    int callsMax) {

  public ModelLimits {
    if (!positive(firstByte) || !positive(idle) || !positive(round)) {
      throw new IllegalArgumentException("a time limit is not positive");
    }
    if (!positive(backoffBase) || backoffMax.compareTo(backoffBase) < 0) {
      throw new IllegalArgumentException("the waits between attempts are not positive or shrink");
    }
    if (attemptsMax < 1 || eventBytesMax < 1024 || answerCharsMax < 1 || callsMax < 1) {
      throw new IllegalArgumentException("a size or number is too small");
    }
  }

  /** 30 seconds to the first byte, 20 between reads, two minutes in all, three attempts. */
  public static ModelLimits defaults() {
    return new ModelLimits(
        Duration.ofSeconds(30),
        Duration.ofSeconds(20),
        Duration.ofMinutes(2),
        3,
        Duration.ofMillis(250),
        Duration.ofSeconds(8),
        1 << 20,
        4 << 20,
        64);
  }

  private static boolean positive(Duration limit) {
    return limit.toMillis() > 0;
  }
}

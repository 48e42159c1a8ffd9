package dev.haystack.outbound.memory;

/**
 * How much is held at most.
 *
 * @param bytesMax for all users together
 * @param bytesPerUserMax for each of them
 * @param sessionsPerUserMax sessions of each of them
 */
public record MemoryBounds(long bytesMax, long bytesPerUserMax, int sessionsPerUserMax) {

  /** As much as there is. */
  public static final MemoryBounds NONE =
      new MemoryBounds(Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE);
}

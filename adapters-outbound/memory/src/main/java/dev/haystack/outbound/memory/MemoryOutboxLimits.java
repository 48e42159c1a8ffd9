package dev.haystack.outbound.memory;

/**
 * How much an outbox holds.
 *
 * @param pendingMax records that may wait; more are refused
 * @param charactersMax text of all records together, buried ones included, which go first
 * @param buriedMax buried records that are kept, the newest
 * @param settledMax ids of delivered records that are remembered, the newest
 */
public record MemoryOutboxLimits(
    int pendingMax, long charactersMax, int buriedMax, int settledMax) {

  /** Usual limits. */
  public static final MemoryOutboxLimits DEFAULT =
      new MemoryOutboxLimits(10_000, 64 << 20, 1_000, 10_000);

  public MemoryOutboxLimits {
    if (pendingMax < 1 || charactersMax < 1 || buriedMax < 1 || settledMax < 1) {
      throw new IllegalArgumentException("the limits of an outbox are positive");
    }
  }
}

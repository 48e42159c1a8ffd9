package dev.haystack.inbound.limit;

/**
 * What callers may take.
 *
 * @param bytesMax what all large bodies and messages may hold together while they are read, and as
 *     much again all that are in work with all large answers that are written
 * @param valuesMax how many values a JSON document may hold
 * @param connectionsPerAddressMax TCP connections of one address
 * @param unknownSocketsPerAddressMax sockets of one address that have no good token
 * @param handshakesPerAddressMinute handshakes of one address in a minute
 * @param badTokensPerAddressMinute tokens of one address in a minute that turn out to be bad
 */
public record InboundLimits(
    int bytesMax,
    int valuesMax,
    int connectionsPerAddressMax,
    int unknownSocketsPerAddressMax,
    int handshakesPerAddressMinute,
    int badTokensPerAddressMinute) {

  private static final int HEAP_PERCENT = 15;

  /** What suits this process's heap. */
  public static final InboundLimits DEFAULT =
      new InboundLimits(shareOfHeap(), 200_000, 1_000, 50, 300, 300);

  public InboundLimits {
    requirePositive(bytesMax, "bytesMax");
    requirePositive(valuesMax, "valuesMax");
    requirePositive(connectionsPerAddressMax, "connectionsPerAddressMax");
    requirePositive(unknownSocketsPerAddressMax, "unknownSocketsPerAddressMax");
    requirePositive(handshakesPerAddressMinute, "handshakesPerAddressMinute");
    requirePositive(badTokensPerAddressMinute, "badTokensPerAddressMinute");
  }

  private static int shareOfHeap() {
    return (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 100 * HEAP_PERCENT);
  }

  private static void requirePositive(int value, String name) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, not " + value);
    }
  }
}

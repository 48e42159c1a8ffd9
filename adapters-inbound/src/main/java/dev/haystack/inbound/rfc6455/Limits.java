package dev.haystack.inbound.rfc6455;

import java.time.Duration;

/**
 * What a connection may use, and for how long it may keep still.
 *
 * @param messageBytesMax the largest text message, summed over its fragments
 * @param messageFramesMax of how many frames it may consist, for each of them costs something
 * @param pingInterval how often the server pings
 * @param silenceLimit how long nothing, pongs included, may be heard before the connection is
 *     closed with {@link CloseCode#SILENT}
 * @param closeGrace how long a write under way may hold back the close frame, and then how long the
 *     peer may take to answer it, before the TCP connection is cut
 * @param connectionsMax how many connections may be open; one more is refused with 503
 */
public record Limits(
    int messageBytesMax,
    int messageFramesMax,
    Duration pingInterval,
    Duration silenceLimit,
    Duration closeGrace,
    int connectionsMax) {

  public Limits {
    requirePositive(messageBytesMax, "messageBytesMax");
    requirePositive(messageFramesMax, "messageFramesMax");
    requirePositive(connectionsMax, "connectionsMax");
    requirePositive(pingInterval, "pingInterval");
    requirePositive(silenceLimit, "silenceLimit");
    requirePositive(closeGrace, "closeGrace");
  }

  private static void requirePositive(int value, String name) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, not " + value);
    }
  }

  private static void requirePositive(Duration value, String name) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(name + " must be positive, not " + value);
    }
  }
}

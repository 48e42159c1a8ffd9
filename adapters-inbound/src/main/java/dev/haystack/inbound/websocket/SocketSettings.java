package dev.haystack.inbound.websocket;

import java.time.Duration;

/**
 * The limits of sockets, and what clients are told of them.
 *
 * @param heartbeatInterval how often a client should be heard
 * @param messageBytesMax the largest message
 * @param outbox what may wait for a slow reader
 * @param turnsPerSocketMax how many turns of one socket may run and wait
 * @param messagesWaitingMax how many messages of one socket may wait to be answered
 * @param messagesPerSecondMax how many messages a second one socket may send for long
 * @param messageBurstMax how many messages it may send at once
 * @param socketsPerUserMax how many sockets one user may have open
 * @param socketsMax how many sockets may be open
 * @param authGrace how long a socket may stay without a good token after it was told to send one
 */
public record SocketSettings(
    Duration heartbeatInterval,
    int messageBytesMax,
    OutboxLimits outbox,
    int turnsPerSocketMax,
    int messagesWaitingMax,
    int messagesPerSecondMax,
    int messageBurstMax,
    int socketsPerUserMax,
    int socketsMax,
    Duration authGrace) {

  /** What suits browsers. */
  public static final SocketSettings DEFAULT =
      new SocketSettings(
          Duration.ofSeconds(20),
          4 << 20,
          OutboxLimits.DEFAULT,
          32,
          256,
          50,
          200,
          100,
          10_000,
          Duration.ofSeconds(30));

  /** Where a newer token cannot be brought. */
  SocketSettings withoutAuthGrace() {
    return new SocketSettings(
        heartbeatInterval,
        messageBytesMax,
        outbox,
        turnsPerSocketMax,
        messagesWaitingMax,
        messagesPerSecondMax,
        messageBurstMax,
        socketsPerUserMax,
        socketsMax,
        Duration.ZERO);
  }

  public SocketSettings {
    requirePositive(messageBytesMax, "messageBytesMax");
    requirePositive(turnsPerSocketMax, "turnsPerSocketMax");
    requirePositive(messagesWaitingMax, "messagesWaitingMax");
    requirePositive(messagesPerSecondMax, "messagesPerSecondMax");
    requirePositive(messageBurstMax, "messageBurstMax");
    requirePositive(socketsPerUserMax, "socketsPerUserMax");
    requirePositive(socketsMax, "socketsMax");
  }

  private static void requirePositive(int value, String name) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, not " + value);
    }
  }
}

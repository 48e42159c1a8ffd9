package dev.haystack.inbound.connection;

import java.time.Duration;

/**
 * How long a connection may keep still.
 *
 * @param header how long a new connection may take for its first request's headers
 * @param idle how long it may keep still between two requests
 * @param transfer how long a request's body, or a write of the answer, may take
 * @param linger how long what a client still sends is read and dropped behind the last answer, for
 *     it might not read that if it were reset
 */
public record ConnectionLimits(Duration header, Duration idle, Duration transfer, Duration linger) {

  /** What suits browsers, and balancers that keep a connection for a minute. */
  public static final ConnectionLimits DEFAULT =
      new ConnectionLimits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(75),
          Duration.ofSeconds(30),
          Duration.ofSeconds(1));

  Duration shortest() {
    Duration first = header.compareTo(idle) < 0 ? header : idle;
    return first.compareTo(transfer) < 0 ? first : transfer;
  }
}

package dev.haystack.inbound.connection;

import java.time.Duration;
import java.util.Optional;

/** What a connection is doing, which decides how long it may take. */
public enum ConnectionPhase {
  /** Nothing was asked yet. */
  NEW,
  /** Between two requests. */
  IDLE,
  /** A request's body is on its way, or an answer is being written. */
  TRANSFERRING,
  /** The service works on a request, which has its own limits. */
  SERVING,
  /** Its last answer is written, and what still comes is dropped. */
  LEAVING,
  /** Handed over to a protocol that watches over itself. */
  UPGRADED;

  Optional<Duration> limit(ConnectionLimits limits) {
    return switch (this) {
      case NEW -> Optional.of(limits.header());
      case IDLE -> Optional.of(limits.idle());
      case TRANSFERRING -> Optional.of(limits.transfer());
      case SERVING, LEAVING, UPGRADED -> Optional.empty();
    };
  }
}

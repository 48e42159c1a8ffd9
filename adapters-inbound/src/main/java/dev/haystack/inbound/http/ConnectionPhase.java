package dev.haystack.inbound.http;

import java.time.Duration;
import java.util.Optional;

/** What a connection is doing, which decides how long it may take. */
enum ConnectionPhase {
  /** Nothing was asked yet. */
  NEW,
  /** Between two requests. */
  IDLE,
  /** A request's body is on its way, or an answer is being written. */
  TRANSFERRING,
  /** The service works on a request, which has its own limits. */
  SERVING,
  /** Handed over to a protocol that watches over itself. */
  UPGRADED;

  Optional<Duration> limit(ServerSettings settings) {
    return switch (this) {
      case NEW -> Optional.of(settings.headerLimit());
      case IDLE -> Optional.of(settings.idleLimit());
      case TRANSFERRING -> Optional.of(settings.transferLimit());
      case SERVING, UPGRADED -> Optional.empty();
    };
  }
}

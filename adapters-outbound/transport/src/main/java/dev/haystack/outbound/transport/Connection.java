package dev.haystack.outbound.transport;

import io.helidon.webclient.api.TcpClientConnection;
import java.time.Duration;
import java.time.Instant;

/** An open connection and when it was last given back; used by one call at a time. */
record Connection(Origin origin, TcpClientConnection tcp, Instant unusedSince, boolean isReused) {

  private static final Duration PROBE = Duration.ofMillis(1);

  Connection givenBack(Instant now) {
    return new Connection(origin, tcp, now, true);
  }

  /** Whether the peer kept it open and silent, as far as one can see; takes a millisecond. */
  boolean isAlive() {
    try {
      tcp.readTimeout(PROBE);
      tcp.reader().ensureAvailable();
      return false;
    } catch (RuntimeException e) {
      return Failures.of(e, TransportFailure.IDLE_TIMEOUT).reason()
          == TransportFailure.IDLE_TIMEOUT;
    }
  }

  void close() {
    tcp.closeResource();
  }
}

package dev.haystack.outbound.transport;

import java.time.Instant;

/** An open connection and when it was last given back; used by one call at a time. */
record Connection(Origin origin, PeerSocket socket, Instant unusedSince) {

  Connection givenBack(Instant now) {
    return new Connection(origin, socket, now);
  }

  void close() {
    socket.close();
  }
}

package dev.haystack.inbound.websocket;

import dev.haystack.inbound.rfc6455.CloseCode;
import java.time.Duration;
import java.util.Optional;

/** What one listener hears of a session; for the thread that serves it. */
public final class SessionEvents implements AutoCloseable {

  private final ListeningPeer peer;
  private final SessionSocket socket;

  SessionEvents(ListeningPeer peer, SessionSocket socket) {
    this.peer = peer;
    this.socket = socket;
    socket.open(peer);
  }

  /** Waits for the greeting; if there is none, how it ended instead. */
  public Optional<CloseCode> awaitBegin() throws InterruptedException {
    return peer.awaitBegin();
  }

  /** The next events, a sign of life if there are none for that long; empty at the end. */
  public Optional<String> next(Duration silenceMax) throws InterruptedException {
    return peer.next(silenceMax);
  }

  /** Nobody listens any more; may be called by any thread. */
  public void leave() {
    peer.close(CloseCode.GOING_AWAY, "");
  }

  @Override
  public void close() {
    leave();
    socket.closed();
  }
}

package dev.haystack.inbound.rfc6455;

/** One WebSocket from its upgrade to its end, on the reading thread. */
final class SocketReading {

  private final WebSocketConnection connection;
  private final WebSocketHandler handler;
  private final Receiver receiver;
  private final Outgoing outgoing;

  SocketReading(
      WebSocketConnection connection,
      WebSocketHandler handler,
      Receiver receiver,
      Outgoing outgoing) {
    this.connection = connection;
    this.handler = handler;
    this.receiver = receiver;
    this.outgoing = outgoing;
  }

  /** Runs until the TCP connection has been ended. */
  void run() {
    try {
      boolean peerClosed = listenAndTell();
      outgoing.finish();
      if (!peerClosed) {
        awaitPeersClose();
      }
    } finally {
      outgoing.cut();
    }
  }

  private boolean listenAndTell() {
    try {
      return listen();
    } finally {
      guarded(handler::closed);
    }
  }

  /** Hears the peer out; true if nothing more can come from it. */
  private boolean listen() {
    guarded(() -> handler.opened(connection));
    try {
      while (connection.isOpen()) {
        switch (receiver.next()) {
          case Received.Text text -> {
            deliver(text.text());
            receiver.release();
          }
          case Received.Ping ping -> outgoing.pong(ping.payload());
          case Received.Pong pong -> {}
          case Received.Close close -> {
            connection.close(close.status().answer());
            return true;
          }
        }
      }
      return false;
    } catch (ProtocolViolation violation) {
      receiver.release();
      connection.close(violation.code(), violation.reason());
      return false;
    } catch (ConnectionLost gone) {
      outgoing.cut();
      return true;
    }
  }

  private void deliver(String text) {
    if (connection.isOpen()) {
      guarded(() -> handler.text(text));
    }
  }

  private void awaitPeersClose() {
    try {
      receiver.drain();
    } catch (ConnectionLost gone) {
      // the grace has run out, or the peer has had enough
    }
  }

  private void guarded(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException failure) {
      FaultsAbove.ofHandler(failure);
      connection.close(CloseCode.SERVER_ERROR, "internal error");
    }
  }
}

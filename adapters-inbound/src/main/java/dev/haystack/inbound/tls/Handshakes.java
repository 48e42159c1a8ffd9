package dev.haystack.inbound.tls;

import java.io.IOException;
import java.net.Socket;

/** Is told of connections that begin to speak TLS. */
@FunctionalInterface
public interface Handshakes {

  /**
   * A handshake begins, on the thread that will serve the connection.
   *
   * @param connection beneath TLS
   * @throws IOException if it may not
   */
  void begin(Socket connection) throws IOException;
}

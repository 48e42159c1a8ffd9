package dev.haystack.inbound.websocket;

import dev.haystack.inbound.rfc6455.CloseCode;

/** The far end of one connection, as its outbox uses it. */
interface Peer {

  /** Puts a frame into the next write; for the writing thread alone. */
  void add(String frame);

  /** How many bytes the next write has. */
  int batchBytes();

  /** Writes what was added, however long that takes; false if the connection is over. */
  boolean write();

  /** How the connection ended, by the close frame's code. */
  default int closeCode() {
    return CloseCode.NORMAL.number();
  }

  /** Starts the end of the connection without waiting. */
  void close(CloseCode code, String reason);
}

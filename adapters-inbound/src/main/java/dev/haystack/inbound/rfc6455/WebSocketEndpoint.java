package dev.haystack.inbound.rfc6455;

/** Decides on a well-formed handshake, before the upgrade. */
@FunctionalInterface
public interface WebSocketEndpoint {

  /**
   * Answers a handshake; called on the connection's virtual thread, which may block. An exception
   * refuses the handshake with 500, and its text stays here.
   */
  Handshake.Reply accept(Handshake handshake);
}

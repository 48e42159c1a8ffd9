package dev.haystack.inbound.rfc6455;

/**
 * What the owner of a connection hears, always on the connection's reading virtual thread.
 *
 * <p>No method may block: while one runs nothing is read, so neither the peer's next message nor
 * its loss is noticed. An exception closes the connection with {@link CloseCode#SERVER_ERROR}.
 */
public interface WebSocketHandler {

  /** The upgrade is done; the first of all calls. */
  void opened(WebSocketConnection connection);

  /** How large the next message may be, where that is less than the connection's own limit. */
  default int messageBytesMax() {
    return Integer.MAX_VALUE;
  }

  /** One whole message. Nothing is heard after a close was asked for, by whichever side. */
  void text(String message);

  /**
   * The last of all calls, exactly once, as soon as the connection's end is noticed; also when the
   * handshake was accepted but the peer had gone before it was opened.
   */
  void closed();
}

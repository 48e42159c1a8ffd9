package dev.haystack.inbound.rfc6455;

/** The TCP connection is gone, however it went. */
final class ConnectionLost extends Exception {

  ConnectionLost() {
    super(null, null, false, false);
  }
}

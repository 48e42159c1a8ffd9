package dev.haystack.inbound.rfc6455;

/** What a peer sent, frames put together and checked. */
sealed interface Received {

  /** A whole text message. */
  record Text(String text) implements Received {}

  /** A ping whose payload wants to come back. */
  final class Ping implements Received {

    private final byte[] payload;

    Ping(byte[] payload) {
      this.payload = payload;
    }

    byte[] payload() {
      return payload;
    }
  }

  /** A pong, asked for or not. */
  record Pong() implements Received {}

  /** The peer's close frame. */
  record Close(CloseStatus status) implements Received {}
}

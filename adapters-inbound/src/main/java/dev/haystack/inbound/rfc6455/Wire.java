package dev.haystack.inbound.rfc6455;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.HelidonSocket;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/** The TCP connection beneath a WebSocket, with every kind of failure made one. */
final class Wire {

  private final HelidonSocket socket;

  Wire(HelidonSocket socket) {
    this.socket = socket;
  }

  /** Waits for bytes; the array is the caller's. */
  byte[] read() throws ConnectionLost {
    while (true) {
      try {
        byte @Nullable [] bytes = socket.get();
        if (bytes == null) {
          throw new ConnectionLost();
        }
        return bytes;
      } catch (UncheckedIOException failure) {
        // a socket's read timeout guards the handshake; later, silence has a limit of its own
        if (!(failure.getCause() instanceof SocketTimeoutException)) {
          throw new ConnectionLost();
        }
      } catch (RuntimeException failure) {
        throw new ConnectionLost();
      }
    }
  }

  /** Hands bytes to the kernel, waiting for room; one writer at a time. */
  void write(byte[] bytes, int length) throws ConnectionLost {
    try {
      socket.write(BufferData.createReadOnly(bytes, 0, length));
    } catch (RuntimeException failure) {
      throw new ConnectionLost();
    }
  }

  /** Ends the TCP connection; whoever waits in a read or a write is freed. */
  void cut() {
    try {
      socket.close();
    } catch (RuntimeException alreadyGone) {
      // which is what was wanted
    }
  }
}

package dev.haystack.inbound.rfc6455;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The control frames that wait for their turn to be written; safe for concurrent use.
 *
 * <p>Pongs wait in the order of their pings, as many as are allowed, and then the newest of them.
 * Of several pings one waits, and of several closes the first: after it nothing more is given out.
 */
final class PendingControls {

  /** How many pongs wait; who pings faster than it reads is answered by the last of them. */
  static final int PONGS_MAX = 16;

  private static final byte[] NONE = {};
  private static final byte[] PING = Frames.control(Opcode.PING, NONE);

  private final ArrayDeque<byte[]> pongs = new ArrayDeque<>(0);
  private byte @Nullable [] close;
  private boolean ping;
  private boolean closeTaken;

  synchronized void pong(byte[] payload) {
    if (pongs.size() == PONGS_MAX) {
      pongs.remove();
    }
    pongs.add(Frames.control(Opcode.PONG, payload));
  }

  synchronized void ping() {
    ping = true;
  }

  /** Whether this close frame is the first. */
  synchronized boolean close(byte[] frame) {
    if (close != null) {
      return false;
    }
    close = frame;
    return true;
  }

  synchronized boolean isClosing() {
    return close != null;
  }

  synchronized boolean isCloseTaken() {
    return closeTaken;
  }

  synchronized boolean isEmpty() {
    return closeTaken || (pongs.isEmpty() && close == null && !ping);
  }

  /** Takes what waits, as frames in a row. */
  synchronized byte[] take() {
    if (isEmpty()) {
      return NONE;
    }
    var taken = new ByteArrayOutputStream();
    if (ping) {
      taken.writeBytes(PING);
    }
    pongs.forEach(taken::writeBytes);
    if (close != null) {
      taken.writeBytes(close);
      closeTaken = true;
    }
    pongs.clear();
    ping = false;
    return taken.toByteArray();
  }
}

package dev.haystack.inbound.rfc6455;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The control frames that wait for their turn to be written; safe for concurrent use.
 *
 * <p>Of several pongs the newest waits, of several pings one, and of several closes the first:
 * after it nothing more is given out.
 */
final class PendingControls {

  private static final byte[] NONE = {};
  private static final byte[] PING = Frames.control(Opcode.PING, NONE);

  private byte @Nullable [] pong;
  private byte @Nullable [] close;
  private boolean ping;
  private boolean closeTaken;

  synchronized void pong(byte[] payload) {
    pong = Frames.control(Opcode.PONG, payload);
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
    return closeTaken || (pong == null && close == null && !ping);
  }

  /** Takes what waits, as frames in a row. */
  synchronized byte[] take() {
    if (isEmpty()) {
      return NONE;
    }
    byte[] taken = join(join(ping ? PING : NONE, pong), close);
    closeTaken = close != null;
    pong = null;
    ping = false;
    return taken;
  }

  private static byte[] join(byte[] first, byte @Nullable [] second) {
    if (second == null) {
      return first;
    }
    if (first.length == 0) {
      return second;
    }
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}

package dev.haystack.inbound.rfc6455;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes frames whole and one after the other, whichever threads they come from.
 *
 * <p>Whoever writes also writes the control frames that came to wait meanwhile, so that asking for
 * one never waits for a slow peer.
 */
final class Outgoing {

  private final Wire wire;
  private final PendingControls controls = new PendingControls();
  private final ReentrantLock writing = new ReentrantLock();

  private volatile boolean lost;
  private volatile boolean closeSent;
  private volatile long closeSentNanos;

  Outgoing(Wire wire) {
    this.wire = wire;
  }

  /** Waits until the frames are the kernel's; false if they never will be. */
  boolean send(TextFrames frames) {
    boolean sent;
    writing.lock();
    try {
      sent = isOpen() && write(frames.bytes(), frames.sizeBytes());
      writeControls();
    } finally {
      writing.unlock();
    }
    flush();
    return sent;
  }

  void pong(byte[] payload) {
    controls.pong(payload);
    flushSoon();
  }

  void ping() {
    controls.ping();
    flushSoon();
  }

  /** Whether this is the close frame that will be sent. */
  boolean close(byte[] frame) {
    boolean first = controls.close(frame);
    if (first) {
      flushSoon();
    }
    return first;
  }

  /** Waits until what waits is written, or the connection lost. */
  void finish() {
    writing.lock();
    try {
      writeControls();
    } finally {
      writing.unlock();
    }
  }

  /** Ends the TCP connection without another word. */
  void cut() {
    lost = true;
    wire.cut();
  }

  boolean isOpen() {
    return !lost && !controls.isClosing();
  }

  boolean isCloseSent() {
    return closeSent;
  }

  /** When the close frame was written, by {@link System#nanoTime}. */
  long closeSentNanos() {
    return closeSentNanos;
  }

  private void flushSoon() {
    Thread.startVirtualThread(this::flush);
  }

  // a request that finds the lock taken is served by the holder: here, after its unlock
  private void flush() {
    while (!lost && !controls.isEmpty() && writing.tryLock()) {
      try {
        writeControls();
      } finally {
        writing.unlock();
      }
    }
  }

  private void writeControls() {
    byte[] frames = controls.take();
    if (frames.length > 0 && !lost && write(frames, frames.length) && controls.isCloseTaken()) {
      closeSentNanos = System.nanoTime();
      closeSent = true;
    }
  }

  private boolean write(byte[] bytes, int length) {
    try {
      wire.write(bytes, length);
      return true;
    } catch (ConnectionLost gone) {
      cut();
      return false;
    }
  }
}

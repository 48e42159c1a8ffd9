package dev.haystack.inbound.rfc6455;

import java.time.Duration;

/** An open WebSocket; every method may be called from any thread. */
public final class WebSocketConnection {

  private final Outgoing outgoing;
  private final Timer timer;
  private final Duration closeGrace;
  private volatile int closeCode = SocketTally.ABNORMAL;

  WebSocketConnection(Outgoing outgoing, Timer timer, Duration closeGrace) {
    this.outgoing = outgoing;
    this.timer = timer;
    this.closeGrace = closeGrace;
  }

  /**
   * Hands all the frames to the kernel in one write, and waits for that as long as the peer does
   * not read; frames of several senders never mix. To interrupt the waiting thread cuts the
   * connection.
   *
   * @return false if the connection is closing or gone, so that the frames are lost
   */
  public boolean send(TextFrames frames) {
    return frames.isEmpty() ? isOpen() : outgoing.send(frames);
  }

  /**
   * Starts the end of the connection, without waiting: the close frame follows the write now under
   * way, and no other frame goes out after it. If that write takes longer than the grace, or then
   * the peer's answer does, the TCP connection is cut. Only the first call counts.
   *
   * @param reason at most 123 bytes of it are sent
   */
  public void close(CloseCode code, String reason) {
    close(CloseStatus.of(code, reason).frame());
  }

  /** Whether frames can still be sent, as far as is known. */
  public boolean isOpen() {
    return outgoing.isOpen();
  }

  /** How it ended, or is about to: the close frame's code, 1006 if there was none. */
  public int closeCode() {
    return closeCode;
  }

  void close(byte[] frame) {
    if (outgoing.close(frame)) {
      closeCode = CloseStatus.codeOf(frame);
      var _ = timer.after(closeGrace, this::endGrace);
    }
  }

  void cut() {
    Thread.startVirtualThread(outgoing::cut);
  }

  private void endGrace() {
    long restNanos =
        outgoing.isCloseSent()
            ? outgoing.closeSentNanos() + closeGrace.toNanos() - System.nanoTime()
            : 0;
    if (restNanos > 0) {
      var _ = timer.after(restNanos, this::cut);
    } else {
      cut();
    }
  }
}

package dev.haystack.inbound.websocket;

import dev.haystack.inbound.rfc6455.CloseCode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The far end of a listener: what is written is handed to the thread that serves the request, one
 * write at a time, so that a reader who is slow holds up the writing as a socket's would.
 */
final class ListeningPeer implements Peer {

  /** A comment, which readers pass over. */
  private static final String LIFE = ": \n\n";

  private final Runnable cut;
  private final StringBuilder batch = new StringBuilder(0);
  private @Nullable String offered;
  private @Nullable CloseCode code;
  private String reason = "";
  private boolean told;

  /**
   * @param cut ends the connection, whatever it waits for
   */
  ListeningPeer(Runnable cut) {
    this.cut = cut;
  }

  @Override
  public void add(String event) {
    batch.append(event);
  }

  @Override
  public int batchBytes() {
    return batch.length();
  }

  @Override
  public synchronized boolean write() {
    if (batch.isEmpty()) {
      return code == null;
    }
    offered = batch.toString();
    batch.setLength(0);
    batch.trimToSize();
    notifyAll();
    try {
      while (offered != null && code == null) {
        wait();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
    return code == null;
  }

  @Override
  public synchronized int closeCode() {
    return (code == null ? CloseCode.NORMAL : code).number();
  }

  @Override
  public void close(CloseCode how, String why) {
    synchronized (this) {
      if (code != null) {
        return;
      }
      code = how;
      reason = why;
      notifyAll();
    }
    if (how == CloseCode.SLOW_CONSUMER) {
      // the thread that serves it waits for its reader
      cut.run();
    }
  }

  /** Waits until there is something to tell, or nothing will be: then how it ended. */
  synchronized Optional<CloseCode> awaitBegin() throws InterruptedException {
    while (offered == null && code == null) {
      wait();
    }
    return Optional.ofNullable(code);
  }

  /** What comes next, a sign of life if nothing does for that long; empty at the end. */
  synchronized Optional<String> next(Duration silenceMax) throws InterruptedException {
    long end = System.nanoTime() + silenceMax.toNanos();
    while (offered == null && code == null) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return Optional.of(LIFE);
      }
      wait(left);
    }
    String taken = offered;
    if (taken != null) {
      offered = null;
      notifyAll();
      return Optional.of(taken);
    }
    return end();
  }

  /** Its end is an event with a name, for a page is not to take it for a frame. */
  private Optional<String> end() {
    if (told || code == null) {
      return Optional.empty();
    }
    told = true;
    return Optional.of(
        "event: close\ndata: {\"code\":%d,\"reason\":\"%s\"}\n\n".formatted(code.number(), reason));
  }
}

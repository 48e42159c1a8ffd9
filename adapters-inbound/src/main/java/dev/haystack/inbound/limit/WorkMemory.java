package dev.haystack.inbound.limit;

import dev.haystack.domain.identity.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The memory for what callers have in work: large bodies and messages from when they are read until
 * they are done with, and large answers while they are written. What is small needs none. One user
 * has a quarter of it at most, and so have all together whom nobody knows. Safe for use by many
 * threads.
 */
public final class WorkMemory {

  private static final int SHARE = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final long bytesMax;
  private final Duration patience;
  private final Map<Optional<UserId>, Long> byCaller = new HashMap<>();
  private long held;

  public WorkMemory(int bytesMax) {
    this(bytesMax, PATIENCE);
  }

  WorkMemory(int bytesMax, Duration patience) {
    this.bytesMax = bytesMax;
    this.patience = patience;
  }

  /** For one body, message or answer, to begin with nothing. */
  public Share share(Optional<UserId> caller) {
    return new Share(caller, Optional.empty());
  }

  /** For the answer to a body that is still in work: the two together count as one. */
  public Share share(Optional<UserId> caller, Share body) {
    return new Share(caller, Optional.of(body));
  }

  /** What is taken. */
  public synchronized long heldBytes() {
    return held;
  }

  private synchronized boolean take(Optional<UserId> caller, long bytes, long beside) {
    // one alone may be larger than what there is
    long own = byCaller.getOrDefault(caller, 0L);
    boolean isRoom = held <= beside || held + bytes <= bytesMax;
    boolean isOwnRoom = own <= beside || own + bytes <= bytesMax / SHARE;
    if (isRoom && isOwnRoom) {
      held += bytes;
      byCaller.put(caller, own + bytes);
      return true;
    }
    return false;
  }

  private synchronized boolean await(Optional<UserId> caller, long bytes, long beside) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (!take(caller, bytes, beside)) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        // rounded up, for none at all would be for ever
        wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
      }
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized void give(Optional<UserId> caller, long bytes) {
    held -= bytes;
    byCaller.computeIfPresent(caller, (_, own) -> own == bytes ? null : own - bytes);
    notifyAll();
  }

  /** What one of them holds; for one thread. */
  public final class Share implements AutoCloseable {

    private final Optional<UserId> caller;
    private final Optional<Share> body;
    private long bytes;

    private Share(Optional<UserId> caller, Optional<Share> body) {
      this.caller = caller;
      this.body = body;
    }

    /** Takes so much, in place of what is held, if it is there at once. */
    public boolean holdAtOnce(long size) {
      close();
      if (size <= InboundMemory.FREE_BYTES) {
        return true;
      }
      return taken(take(caller, size, beside()), size);
    }

    /** The same, but that it waits for it, two seconds at most. */
    public boolean hold(long size) {
      close();
      if (size <= InboundMemory.FREE_BYTES) {
        return true;
      }
      return taken(await(caller, size, beside()), size);
    }

    private long beside() {
      return body.map(share -> share.bytes).orElse(0L);
    }

    private boolean taken(boolean isTaken, long size) {
      bytes = isTaken ? size : 0;
      return isTaken;
    }

    /** Gives back all. */
    @Override
    public void close() {
      if (bytes > 0) {
        give(caller, bytes);
        bytes = 0;
      }
    }
  }
}

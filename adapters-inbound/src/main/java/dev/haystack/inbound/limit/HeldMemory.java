package dev.haystack.inbound.limit;

/**
 * The memory for what all sockets hold that cannot be passed on yet; nobody waits for it. Safe for
 * use by many threads.
 */
public final class HeldMemory {

  private final long bytesMax;
  private long bytes;

  public HeldMemory(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  /** Gives back so much and takes so much instead; false, and nothing is done, if that is more. */
  public synchronized boolean exchange(long given, long taken) {
    if (bytes - given + taken > bytesMax) {
      return false;
    }
    bytes += taken - given;
    return true;
  }

  /** Gives back so much. */
  public synchronized void give(long given) {
    bytes -= given;
  }

  /** What is held. */
  public synchronized long bytes() {
    return bytes;
  }
}

package dev.haystack.inbound.limit;

import java.util.concurrent.atomic.LongAdder;

/** What was refused before anybody asked who it was; safe for use by many threads. */
public final class InboundTally {

  private final LongAdder brokenBodies = new LongAdder();
  private final LongAdder withoutMemory = new LongAdder();
  private final LongAdder byAddress = new LongAdder();

  /** A body that breaks off or is framed wrongly. */
  public void brokenBody() {
    brokenBodies.increment();
  }

  /** A large body or message for which there was no memory. */
  public void withoutMemory() {
    withoutMemory.increment();
  }

  /** A connection, a socket, a handshake or a bad token of an address that has too many. */
  public void byAddress() {
    byAddress.increment();
  }

  public long brokenBodies() {
    return brokenBodies.sum();
  }

  public long refusedForMemory() {
    return withoutMemory.sum();
  }

  public long refusedByAddress() {
    return byAddress.sum();
  }
}

package dev.haystack.inbound.limit;

import java.util.Optional;

/** One socket among those of its address; safe for use by many threads. */
public final class SocketPlace implements AutoCloseable {

  private final Optional<String> address;
  private final AddressCounts connections;
  private final AddressCounts unknown;
  private final InboundTally tally;
  private boolean isCounted;
  private boolean isUnknown;
  private boolean isClosed;

  SocketPlace(
      Optional<String> address,
      AddressCounts connections,
      AddressCounts unknown,
      InboundTally tally) {
    this.address = address;
    this.connections = connections;
    this.unknown = unknown;
    this.tally = tally;
  }

  synchronized boolean enter() {
    isCounted = address.map(connections::enter).orElse(false);
    return told(isCounted || address.isEmpty());
  }

  /** Whether another socket that nobody is known on may come from there. */
  public boolean hasRoomForUnknown() {
    return told(address.map(from -> !unknown.isFull(from)).orElse(true));
  }

  /** Nobody is known on it; false if its address has too many of those. */
  public synchronized boolean unknown() {
    if (isUnknown || isClosed || address.isEmpty()) {
      return true;
    }
    isUnknown = unknown.enter(address.get());
    return told(isUnknown);
  }

  /** Somebody is known on it. */
  public synchronized void known() {
    if (isUnknown) {
      isUnknown = false;
      address.ifPresent(unknown::leave);
    }
  }

  @Override
  public synchronized void close() {
    known();
    isClosed = true;
    if (isCounted) {
      isCounted = false;
      address.ifPresent(connections::leave);
    }
  }

  private boolean told(boolean hasRoom) {
    if (!hasRoom) {
      tally.byAddress(Excess.SOCKETS);
    }
    return hasRoom;
  }
}

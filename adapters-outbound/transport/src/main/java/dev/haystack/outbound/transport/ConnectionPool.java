package dev.haystack.outbound.transport;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The connections that no call uses at the moment, the latest first; safe for many threads. */
final class ConnectionPool {

  private final Duration kept;
  private final int unusedMax;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Connection> unused = new ArrayDeque<>();
  private boolean closed;

  ConnectionPool(TransportLimits limits, InstantSource clock) {
    this.kept = limits.unusedKept();
    this.unusedMax = limits.connectionsMax();
    this.clock = clock;
  }

  /** A connection that was used before and is open, as far as one can see. */
  Optional<Connection> take(Origin origin) {
    for (var found = poll(origin); found.isPresent(); found = poll(origin)) {
      Connection connection = found.get();
      if (connection.socket().isSilent()) {
        return found;
      }
      connection.close();
    }
    return Optional.empty();
  }

  void giveBack(Connection connection) {
    List<Connection> surplus = new ArrayList<>();
    lock.lock();
    try {
      if (closed) {
        surplus.add(connection);
      } else {
        unused.addFirst(connection.givenBack(clock.instant()));
        if (unused.size() > unusedMax) {
          surplus.add(unused.removeLast());
        }
      }
    } finally {
      lock.unlock();
    }
    surplus.forEach(Connection::close);
  }

  /** Closes what was unused for too long. */
  void sweep() {
    Instant oldest = clock.instant().minus(kept);
    List<Connection> old = new ArrayList<>();
    lock.lock();
    try {
      while (!unused.isEmpty() && unused.getLast().unusedSince().isBefore(oldest)) {
        old.add(unused.removeLast());
      }
    } finally {
      lock.unlock();
    }
    old.forEach(Connection::close);
  }

  void close() {
    List<Connection> all;
    lock.lock();
    try {
      closed = true;
      all = List.copyOf(unused);
      unused.clear();
    } finally {
      lock.unlock();
    }
    all.forEach(Connection::close);
  }

  int size() {
    lock.lock();
    try {
      return unused.size();
    } finally {
      lock.unlock();
    }
  }

  private Optional<Connection> poll(Origin origin) {
    lock.lock();
    try {
      for (Iterator<Connection> each = unused.iterator(); each.hasNext(); ) {
        Connection connection = each.next();
        if (connection.origin().equals(origin)) {
          each.remove();
          return Optional.of(connection);
        }
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }
}

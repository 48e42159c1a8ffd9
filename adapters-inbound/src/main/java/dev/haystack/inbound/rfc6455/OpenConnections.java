package dev.haystack.inbound.rfc6455;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The connections that are open, counted and ended together. */
final class OpenConnections {

  private final Set<WebSocketConnection> open = ConcurrentHashMap.newKeySet();
  private final Semaphore places;
  private final int placeCount;

  private volatile @Nullable CloseCode ending;

  OpenConnections(int connectionsMax) {
    placeCount = connectionsMax;
    places = new Semaphore(connectionsMax);
  }

  /** Takes a place, to be given back with {@link #leave}, unless there is none. */
  boolean enter() {
    return ending == null && places.tryAcquire();
  }

  void leave() {
    places.release();
  }

  void add(WebSocketConnection connection) {
    open.add(connection);
    CloseCode code = ending;
    if (code != null) {
      connection.close(code, "");
    }
  }

  void remove(WebSocketConnection connection) {
    open.remove(connection);
  }

  boolean isEnding() {
    return ending != null;
  }

  int count() {
    return open.size();
  }

  /** Closes all, waits for their places and cuts those that keep theirs. */
  void end(CloseCode code, Duration patience) {
    ending = code;
    open.forEach(connection -> connection.close(code, ""));
    if (!awaitNone(patience)) {
      open.forEach(WebSocketConnection::cut);
    }
  }

  /** Waits until every place is free; false if that takes too long. */
  boolean awaitNone(Duration patience) {
    try {
      if (places.tryAcquire(placeCount, patience.toNanos(), TimeUnit.NANOSECONDS)) {
        places.release(placeCount);
        return true;
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    return false;
  }
}

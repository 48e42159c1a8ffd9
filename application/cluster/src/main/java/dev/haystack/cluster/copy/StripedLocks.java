package dev.haystack.cluster.copy;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Locks by key; several keys may share one. Safe for use by many threads. */
final class StripedLocks {

  private static final int STRIPES = 1024;

  private final ReentrantLock[] locks =
      Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);

  /** Does something while no other thread does anything under the same key. */
  <T> T with(Object key, Supplier<T> action) {
    ReentrantLock lock = locks[Math.floorMod(key.hashCode(), STRIPES)];
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}

package dev.haystack.inbound.limit;

import java.util.HashMap;
import java.util.Map;

/** How many of something each address has; safe for use by many threads. */
final class AddressCounts {

  private final int max;
  private final Map<String, Integer> counts = new HashMap<>();

  AddressCounts(int max) {
    this.max = max;
  }

  /** Counts one more, to be given back with {@link #leave}; false if there are too many. */
  synchronized boolean enter(String address) {
    if (isFull(address)) {
      return false;
    }
    counts.merge(address, 1, Integer::sum);
    return true;
  }

  synchronized void leave(String address) {
    counts.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
  }

  synchronized boolean isFull(String address) {
    return counts.getOrDefault(address, 0) >= max;
  }

  synchronized int addresses() {
    return counts.size();
  }
}

package dev.haystack.outbound.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Picks what has to go when a collection is over its limit: what was used longest ago.
 *
 * <p>It picks somewhat more than is necessary, so that the search is rarely needed.
 */
final class Oldest {

  private static final int SURPLUS_DIVISOR = 64;

  private Oldest() {}

  /** The keys to remove so that at most that many are left, given when each was used. */
  static <K> List<K> over(int entriesMax, int size, Stream<Map.Entry<K, Long>> usedMillis) {
    if (size <= entriesMax) {
      return List.of();
    }
    int removals = size - entriesMax + entriesMax / SURPLUS_DIVISOR;
    return usedMillis
        .sorted(Comparator.comparingLong(Map.Entry::getValue))
        .limit(removals)
        .map(Map.Entry::getKey)
        .toList();
  }
}

package dev.haystack.application.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Immutable results by the hash of their content: a bounded number, each for a while. Over the
 * bound the longest unused goes. Safe for use by many threads.
 */
public final class ContentCache<V> {

  private final InstantSource clock;
  private final int entriesMax;
  private final Duration life;
  private final SequencedMap<ContentHash, Entry<V>> entries = new LinkedHashMap<>();

  private record Entry<V>(V value, Instant expiry) {}

  public ContentCache(InstantSource clock, int entriesMax, Duration life) {
    if (entriesMax < 1 || !life.isPositive()) {
      throw new IllegalArgumentException("the limits of a cache are positive");
    }
    this.clock = clock;
    this.entriesMax = entriesMax;
    this.life = life;
  }

  /** The result, unless it was never kept, has expired or had to go. */
  public synchronized Optional<V> find(ContentHash key) {
    Entry<V> entry = entries.get(key);
    if (entry == null) {
      return Optional.empty();
    }
    if (!clock.instant().isBefore(entry.expiry())) {
      entries.remove(key);
      return Optional.empty();
    }
    entries.putLast(key, entry);
    return Optional.of(entry.value());
  }

  /** Keeps a result from now on. */
  public synchronized void keep(ContentHash key, V value) {
    entries.putLast(key, new Entry<>(value, clock.instant().plus(life)));
    if (entries.size() > entriesMax) {
      var _ = entries.pollFirstEntry();
    }
  }

  /** How many are held, expired ones among them. */
  public synchronized int size() {
    return entries.size();
  }
}

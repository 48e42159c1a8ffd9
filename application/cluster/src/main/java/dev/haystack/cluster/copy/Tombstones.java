package dev.haystack.cluster.copy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * What was deleted here, for as long as copies of it may come up elsewhere. Safe for use by many
 * threads.
 *
 * @param <K> what names the deleted thing
 * @param <V> what else must be known to tell others
 */
public final class Tombstones<K, V> {

  private static final Journal JOURNAL = Journal.of(Tombstones.class);

  static final int TOMBSTONES_MAX = 100_000;

  /** Deletions of which the shared store may not have heard although it answered. */
  private static final Duration UNCERTAIN_FOR = Duration.ofMinutes(1);

  private final Map<K, Tombstone<V>> tombstones = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final Duration life;
  private final AtomicBoolean saidFull = new AtomicBoolean();

  public Tombstones(InstantSource clock, Duration life) {
    this.clock = clock;
    this.life = life;
  }

  @CanIgnoreReturnValue
  public Tombstone<V> add(K name, V deleted, boolean isTold) {
    var added = new Tombstone<>(deleted, clock.instant(), isTold);
    if (tombstones.size() < TOMBSTONES_MAX) {
      tombstones.put(name, added);
    } else if (saidFull.compareAndSet(false, true)) {
      JOURNAL.tell(JournalEvent.DELETIONS_UNREMEMBERED, Detail.count(TOMBSTONES_MAX));
    }
    return added;
  }

  public boolean contains(K deleted) {
    return tombstones.containsKey(deleted);
  }

  public void told(K deleted) {
    tombstones.computeIfPresent(
        deleted, (_, stone) -> new Tombstone<>(stone.deleted(), stone.at(), true));
  }

  /** How many the store does not know. */
  public int untoldCount() {
    return (int) tombstones.values().stream().filter(stone -> !stone.isTold()).count();
  }

  /** Those of which the store may not know; after a loss all. */
  public Map<K, Tombstone<V>> toTell(boolean afterLoss) {
    Instant uncertainSince = clock.instant().minus(UNCERTAIN_FOR);
    return tombstones.entrySet().stream()
        .filter(
            entry ->
                afterLoss
                    || !entry.getValue().isTold()
                    || entry.getValue().at().isAfter(uncertainSince))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  public void removeExpired() {
    Instant over = clock.instant().minus(life);
    if (tombstones.values().removeIf(stone -> stone.at().isBefore(over))) {
      saidFull.set(false);
    }
  }

  /** A deletion, and whether the shared store has heard of it. */
  public record Tombstone<V>(V deleted, Instant at, boolean isTold) {}
}

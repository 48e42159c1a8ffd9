package dev.haystack.application.tier;

import dev.haystack.domain.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was deleted here, for as long as copies of it may come up elsewhere. Safe for use by many
 * threads.
 *
 * @param <K> what names the deleted thing
 */
final class Tombstones<K> {

  private static final int TOMBSTONES_MAX = 100_000;

  /** Deletions of which the shared store may not have heard although it answered. */
  private static final Duration UNCERTAIN_FOR = Duration.ofMinutes(1);

  private final Map<K, Tombstone> tombstones = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final Duration life;

  Tombstones(InstantSource clock, Duration life) {
    this.clock = clock;
    this.life = life;
  }

  void add(K deleted, SessionId session, boolean isTold) {
    if (tombstones.size() < TOMBSTONES_MAX) {
      tombstones.put(deleted, new Tombstone(session, clock.instant(), isTold));
    }
  }

  boolean contains(K deleted) {
    return tombstones.containsKey(deleted);
  }

  void told(K deleted) {
    tombstones.computeIfPresent(
        deleted, (_, stone) -> new Tombstone(stone.session(), stone.deletedAt(), true));
  }

  /** Those of which the store may not know; after a loss all. */
  List<Map.Entry<K, SessionId>> toTell(boolean afterLoss) {
    Instant uncertainSince = clock.instant().minus(UNCERTAIN_FOR);
    return tombstones.entrySet().stream()
        .filter(
            entry ->
                afterLoss
                    || !entry.getValue().isTold()
                    || entry.getValue().deletedAt().isAfter(uncertainSince))
        .map(entry -> Map.entry(entry.getKey(), entry.getValue().session()))
        .toList();
  }

  void removeExpired() {
    Instant over = clock.instant().minus(life);
    tombstones.values().removeIf(stone -> stone.deletedAt().isBefore(over));
  }

  private record Tombstone(SessionId session, Instant deletedAt, boolean isTold) {}
}

package dev.haystack.cluster.copy;

import dev.haystack.domain.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was written to the shared store a moment ago: a store that breaks off may have confirmed it
 * and lost it all the same, without any look at it having shown that. Safe for use by many threads.
 */
final class RecentWrites {

  /** Longer than the store is not looked at. */
  private static final Duration RECENT = Duration.ofSeconds(2);

  private final Map<SessionId, Instant> written = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private volatile Optional<Instant> awaySince = Optional.empty();

  RecentWrites(InstantSource clock) {
    this.clock = clock;
  }

  void add(SessionId id) {
    written.put(id, clock.instant());
  }

  void away() {
    awaySince = Optional.of(clock.instant());
  }

  /** Those that were written a moment before the store broke off; they are forgotten now. */
  List<SessionId> takeBeforeBreak() {
    Instant from = awaySince.orElseGet(clock::instant).minus(RECENT);
    awaySince = Optional.empty();
    List<SessionId> recent =
        written.entrySet().stream()
            .filter(entry -> !entry.getValue().isBefore(from))
            .map(Map.Entry::getKey)
            .toList();
    written.clear();
    return recent;
  }

  void removeExpired() {
    if (awaySince.isEmpty()) {
      Instant over = clock.instant().minus(RECENT);
      written.values().removeIf(at -> at.isBefore(over));
    }
  }
}

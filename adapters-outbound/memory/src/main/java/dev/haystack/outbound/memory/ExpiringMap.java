package dev.haystack.outbound.memory;

import static java.util.Objects.requireNonNull;

import dev.haystack.port.store.SessionEnd;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Immutable values that vanish when they were not written for a while; safe for many threads.
 *
 * <p>Whether an entry has expired is judged at each reading by the clock; its memory is given back
 * by {@link #removeExpired} and, without it, by the writes of others. Over the limit those written
 * longest ago go first.
 */
final class ExpiringMap<K, V> {

  private final ConcurrentHashMap<K, Entry<V>> entries = new ConcurrentHashMap<>();
  private final SweepPace pace;
  private final InstantSource clock;
  private final long lifeMillis;
  private final int entriesMax;
  private final BiConsumer<K, Optional<V>> watcher;
  private final BiConsumer<V, SessionEnd> ends;

  /**
   * Empty.
   *
   * @param watcher is told, in the step that changes an entry, what it is then; must be quick
   */
  ExpiringMap(
      InstantSource clock, Duration life, int entriesMax, BiConsumer<K, Optional<V>> watcher) {
    this(clock, life, entriesMax, watcher, (_, _) -> {});
  }

  /**
   * The same.
   *
   * @param ends hears of each value that has gone without {@link #remove}, after that
   */
  ExpiringMap(
      InstantSource clock,
      Duration life,
      int entriesMax,
      BiConsumer<K, Optional<V>> watcher,
      BiConsumer<V, SessionEnd> ends) {
    if (life.isNegative() || life.isZero() || entriesMax < 1) {
      throw new IllegalArgumentException("the limits of a store are positive");
    }
    this.clock = clock;
    this.lifeMillis = life.toMillis();
    this.entriesMax = entriesMax;
    this.watcher = watcher;
    this.ends = ends;
    this.pace = new SweepPace(entriesMax);
  }

  Optional<V> find(K key) {
    return live(entries.get(key), clock.millis());
  }

  /** Changes one entry atomically; the step must be quick and must not touch the map. */
  <R> R change(K key, Function<Optional<V>, EntryStep<V, R>> change) {
    var outcome = new AtomicReference<@Nullable EntryStep<V, R>>();
    var expired = new AtomicReference<@Nullable V>();
    entries.compute(
        key,
        (_, entry) -> {
          long now = clock.millis();
          Optional<V> current = live(entry, now);
          EntryStep<V, R> step = change.apply(current);
          outcome.set(step);
          expired.set(entry == null || current.isPresent() ? null : entry.value());
          if (step.value().isEmpty() && current.isPresent()) {
            return entry;
          }
          if (step.value().isPresent() || entry != null) {
            watcher.accept(key, step.value());
          }
          return step.value().map(value -> new Entry<>(value, now)).orElse(null);
        });
    Optional.<V>ofNullable(expired.get()).ifPresent(value -> ends.accept(value, SessionEnd.UNUSED));
    makeRoom();
    return requireNonNull(outcome.get()).result();
  }

  /** How long the entry lives on if it is not written. */
  Optional<Duration> remaining(K key) {
    Entry<V> entry = entries.get(key);
    long now = clock.millis();
    return entry == null || hasExpired(entry, now)
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(lifeMillis - (now - entry.writtenMillis())));
  }

  /** Holds a value as if it had been written so long ago that this time remains. */
  void keep(K key, V value, Duration remaining) {
    long leftMillis = Math.min(remaining.toMillis(), lifeMillis);
    var entry = new Entry<V>(value, clock.millis() - (lifeMillis - leftMillis));
    entries.compute(
        key,
        (_, _) -> {
          watcher.accept(key, Optional.of(value));
          return entry;
        });
    makeRoom();
  }

  /** The keys of all entries, written last first. */
  List<K> newestFirst() {
    removeExpired();
    return entries.entrySet().stream()
        .map(entry -> Map.entry(entry.getKey(), entry.getValue().writtenMillis()))
        .sorted(Map.Entry.<K, Long>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  void remove(K key) {
    var _ = removeIf(key, _ -> true);
  }

  /** Removes it because others need its room. */
  void giveUp(K key) {
    removeIf(key, _ -> true).ifPresent(value -> ends.accept(value, SessionEnd.NO_ROOM));
  }

  private Optional<V> removeIf(K key, Predicate<Entry<V>> condition) {
    var removed = new AtomicReference<@Nullable V>();
    entries.computeIfPresent(
        key,
        (_, entry) -> {
          if (!condition.test(entry)) {
            return entry;
          }
          watcher.accept(key, Optional.empty());
          removed.set(entry.value());
          return null;
        });
    return Optional.ofNullable(removed.get());
  }

  /** Gives back the memory of all that has expired. */
  void removeExpired() {
    long now = clock.millis();
    entries.forEach(
        (key, found) -> {
          if (hasExpired(found, now)) {
            removeIf(key, entry -> hasExpired(entry, now))
                .ifPresent(value -> ends.accept(value, SessionEnd.UNUSED));
          }
        });
  }

  int size() {
    return entries.size();
  }

  private void makeRoom() {
    if (pace.isDueAfterWrite(entries.size())) {
      removeExpired();
      var used = entries.entrySet().stream();
      Oldest.over(
              entriesMax,
              entries.size(),
              used.map(entry -> Map.entry(entry.getKey(), entry.getValue().writtenMillis())))
          .forEach(this::giveUp);
    }
  }

  private Optional<V> live(@Nullable Entry<V> entry, long nowMillis) {
    return entry == null || hasExpired(entry, nowMillis)
        ? Optional.empty()
        : Optional.of(entry.value());
  }

  private boolean hasExpired(Entry<V> entry, long nowMillis) {
    return nowMillis - entry.writtenMillis() > lifeMillis;
  }

  private record Entry<V>(V value, long writtenMillis) {}
}

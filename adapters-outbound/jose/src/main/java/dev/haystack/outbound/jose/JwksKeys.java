package dev.haystack.outbound.jose;

import static java.util.Objects.requireNonNull;

import dev.haystack.port.health.Dependency;
import dev.haystack.port.health.HealthStatus;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An issuer's keys, kept fresh: one look at a time, ahead of need where keys grow old, at once for
 * a key that nobody knows yet but seldom, and again and again after a failure. What was found last
 * counts until something newer comes, or until that has been failing for too long.
 */
final class JwksKeys implements KeyRing {

  private static final Journal JOURNAL = Journal.of(JwksKeys.class);
  private static final int[] RETRY_SECONDS = {1, 2, 4, 8, 10};
  private static final double JITTER = 0.2;

  private final KeySource source;
  private final KeyTimes times;
  private final InstantSource clock;
  private final Executor threads;
  private final BiConsumer<Duration, Runnable> timer;
  private final RandomGenerator random;

  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable HeldKeys held;
  private @Nullable CompletableFuture<Void> look;
  private Instant nextMiss = Instant.MIN;
  private boolean retryPlanned;
  private volatile int failures;
  private final Map<KeyLook, LongAdder> looks = new EnumMap<>(KeyLook.class);

  /**
   * Keys that nobody has looked for yet.
   *
   * @param threads runs a look, which blocks
   * @param timer runs something later; it must not be blocked
   * @param random jitters the pauses
   */
  JwksKeys(
      KeySource source,
      KeyTimes times,
      InstantSource clock,
      Executor threads,
      BiConsumer<Duration, Runnable> timer,
      RandomGenerator random) {
    this.source = source;
    this.times = times;
    this.clock = clock;
    this.threads = threads;
    this.timer = timer;
    this.random = random;
    for (KeyLook outcome : KeyLook.values()) {
      looks.put(outcome, new LongAdder());
    }
  }

  /** Looks for the first time, and waits for what comes of it, but not for long. */
  void start() throws InterruptedException {
    await(startLook());
  }

  @Override
  public Optional<HeldKeys> held() {
    HeldKeys known = held;
    if (known == null) {
      return Optional.empty();
    }
    Duration age = Duration.between(known.since(), clock.instant());
    if (age.compareTo(times.cache()) >= 0) {
      refresh();
    }
    // a look may be over by now
    return age.compareTo(times.outage()) < 0 ? Optional.of(known) : fresh();
  }

  private Optional<HeldKeys> fresh() {
    return Optional.ofNullable(held)
        .filter(
            keys -> Duration.between(keys.since(), clock.instant()).compareTo(times.outage()) < 0);
  }

  @Override
  public Optional<HeldKeys> afterMiss(HeldKeys known) throws InterruptedException {
    if (!mayLookForMiss()) {
      return Optional.empty();
    }
    await(startLook());
    return fresh().filter(keys -> !keys.set().hasSameKeys(Optional.of(known.set())));
  }

  @Override
  public Duration retryAfter() {
    return Duration.ofSeconds(pauseSeconds(Math.max(failures, 1)));
  }

  @Override
  public Dependency health() {
    Optional<HeldKeys> keys = held();
    if (keys.isEmpty()) {
      return new Dependency(NAME, HealthStatus.DOWN, "there are no keys to verify tokens with");
    }
    KeySet set = keys.get().set();
    String words = set.keys().size() + " keys, " + set.skipped() + " not usable";
    return failures == 0
        ? new Dependency(NAME, HealthStatus.UP, words)
        : new Dependency(NAME, HealthStatus.DEGRADED, words + "; newer ones do not come");
  }

  /**
   * Keys that are old are answered with while newer ones are looked for, unless that is planned.
   */
  private void refresh() {
    lock.lock();
    try {
      if (retryPlanned) {
        return;
      }
    } finally {
      lock.unlock();
    }
    var _ = startLook();
  }

  private boolean mayLookForMiss() {
    lock.lock();
    try {
      Instant now = clock.instant();
      if (look != null || now.isBefore(nextMiss)) {
        return false;
      }
      nextMiss = now.plus(times.miss());
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The look that is under way, or a new one. */
  private CompletableFuture<Void> startLook() {
    var next = new CompletableFuture<Void>();
    lock.lock();
    try {
      if (look != null) {
        return look;
      }
      look = next;
    } finally {
      lock.unlock();
    }
    threads.execute(() -> lookAround(next));
    return next;
  }

  private void lookAround(CompletableFuture<Void> done) {
    try {
      Optional<KeySet> found = source.look();
      succeed(found);
    } catch (KeySourceException e) {
      fail(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      fail(e.getClass().getSimpleName());
    } finally {
      lock.lock();
      try {
        look = null;
      } finally {
        lock.unlock();
      }
      done.complete(null);
    }
  }

  @Override
  public long looks(KeyLook outcome) {
    return requireNonNull(looks.get(outcome)).sum();
  }

  private void count(KeyLook outcome) {
    requireNonNull(looks.get(outcome)).increment();
  }

  private void succeed(Optional<KeySet> found) {
    HeldKeys before = held;
    Instant now = clock.instant();
    if (before == null) {
      // nobody says "as before" who was not asked before
      held = new HeldKeys(found.orElseThrow(), now);
    } else if (found.isEmpty() || before.set().hasSameKeys(found)) {
      held = new HeldKeys(found.orElse(before.set()), now, before.verdicts());
    } else {
      held = new HeldKeys(found.get(), now);
      JOURNAL.tell(JournalEvent.KEYS_CHANGED);
    }
    failures = 0;
    count(
        held.set().hasSameKeys(Optional.ofNullable(before).map(HeldKeys::set))
            ? KeyLook.UNCHANGED
            : KeyLook.CHANGED);
  }

  private void fail(String why) {
    count(KeyLook.FAILED);
    // once for an outage, however long it is
    if (failures == 0) {
      JOURNAL.tell(JournalEvent.UPSTREAM_FAILED, Detail.peer("keys"), Detail.reason(why));
    }
    Duration pause;
    lock.lock();
    try {
      // looks are made one at a time
      failures = Math.min(failures + 1, RETRY_SECONDS.length);
      if (retryPlanned) {
        return;
      }
      retryPlanned = true;
      double seconds = pauseSeconds(failures) * (1 + JITTER * random.nextDouble());
      pause = Duration.ofMillis((long) (seconds * 1000));
    } finally {
      lock.unlock();
    }
    timer.accept(pause, this::retry);
  }

  private void retry() {
    lock.lock();
    try {
      retryPlanned = false;
    } finally {
      lock.unlock();
    }
    var _ = startLook();
  }

  private static int pauseSeconds(int failures) {
    return RETRY_SECONDS[Math.clamp(failures, 1, RETRY_SECONDS.length) - 1];
  }

  private static void await(CompletableFuture<Void> look) throws InterruptedException {
    try {
      var _ = look.get(AddressSource.TIME_MAX.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // it goes on behind
    } catch (ExecutionException e) {
      throw new IllegalStateException("a look only completes", e);
    }
  }
}

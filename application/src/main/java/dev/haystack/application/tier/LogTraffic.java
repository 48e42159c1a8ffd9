package dev.haystack.application.tier;

import dev.haystack.application.port.SharedEventLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One thread that writes behind: it takes the sessions that have something to be told or asked, and
 * deals with many of them at once.
 *
 * <p>After each round it rests, the longer the more it has asked, so that many streams at once cost
 * little more than one: what they bring meanwhile goes together. It goes on resting until something
 * comes for which another node waits: without that, the shared log is for those who come later.
 */
final class LogTraffic implements AutoCloseable {

  private static final System.Logger LOGGER = System.getLogger(LogTraffic.class.getName());
  private static final int SESSIONS_AT_ONCE_MAX = 128;
  private static final Duration LOOK_ROUND_EVERY = Duration.ofMillis(500);
  private static final Duration REST_MIN = Duration.ofMillis(4);
  private static final Duration REST_PER_SESSION = Duration.ofNanos(500_000);
  private static final Duration REST_MAX = Duration.ofMillis(100);

  private final LogShadows shadows;
  private final LogWriter writer;
  private final SharedEventLog shared;
  private final Reachability reachability;
  private final BlockingQueue<LogShadow> line = new LinkedBlockingQueue<>();
  private final Semaphore awaited = new Semaphore(0);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private long lookedRoundNanos = System.nanoTime();

  LogTraffic(
      LogShadows shadows, LogWriter writer, SharedEventLog shared, Reachability reachability) {
    this.shadows = shadows;
    this.writer = writer;
    this.shared = shared;
    this.reachability = reachability;
    this.thread = Thread.ofVirtual().name("log-traffic").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Has the session dealt with soon; never blocks. */
  void enqueue(LogShadow shadow) {
    if (shadow.enterLine()) {
      line.add(shadow);
      if (!shadow.isAlone()) {
        awaited.release();
      }
    }
  }

  private void run() {
    try {
      while (closed.getCount() > 0) {
        LogShadow first = line.poll(LOOK_ROUND_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        List<LogShadow> dealtWith = round(first == null ? List.of() : List.of(first));
        rest(dealtWith);
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  private void rest(List<LogShadow> dealtWith) throws InterruptedException {
    long wanted = REST_MIN.toNanos() + dealtWith.size() * REST_PER_SESSION.toNanos();
    long least = Math.min(REST_MAX.toNanos(), wanted);
    if (closed.await(least, TimeUnit.NANOSECONDS) || dealtWith.isEmpty()) {
      return;
    }
    boolean _ = awaited.tryAcquire(REST_MAX.toNanos() - least, TimeUnit.NANOSECONDS);
  }

  /** Deals with all that waits, and with what is due, and returns it. */
  private List<LogShadow> round(List<LogShadow> first) {
    Set<LogShadow> waiting = new LinkedHashSet<>(first);
    int _ = awaited.drainPermits();
    line.drainTo(waiting);
    waiting.forEach(LogShadow::leaveLine);
    long now = System.nanoTime();
    if (now - lookedRoundNanos > LOOK_ROUND_EVERY.toNanos()) {
      lookedRoundNanos = now;
      shadows.due(now).forEach(shadow -> renew(shadow, waiting));
    }
    List<LogShadow> all = List.copyOf(waiting);
    for (int from = 0; from < all.size(); from += SESSIONS_AT_ONCE_MAX) {
      deal(all.subList(from, Math.min(all.size(), from + SESSIONS_AT_ONCE_MAX)));
    }
    return all;
  }

  private static void renew(LogShadow shadow, Set<LogShadow> waiting) {
    shadow.renew();
    waiting.add(shadow);
  }

  private void deal(List<LogShadow> some) {
    List<LogShadow> locked = new ArrayList<>(some.size());
    try {
      for (LogShadow shadow : some) {
        if (shadow.tryLock()) {
          locked.add(shadow);
        } else {
          enqueue(shadow);
        }
      }
      boolean _ = reachability.tell(() -> exchange(locked));
    } catch (RuntimeException e) {
      // a fault of ours in one session must not end the traffic of all
      LOGGER.log(System.Logger.Level.ERROR, "a log was not written: {0}", e.getClass().getName());
    } finally {
      locked.forEach(LogShadow::unlock);
    }
  }

  private void exchange(List<LogShadow> some) {
    List<LogShadow> left =
        some.stream().filter(shadow -> shadow.isWatching() && !shadow.isFollowed()).toList();
    List<LogShadow> abandoned = left.stream().filter(shadow -> !shadow.hasUnsent()).toList();
    if (!abandoned.isEmpty()) {
      shared.unwatch(abandoned.stream().map(LogShadow::session).toList());
      abandoned.forEach(LogShadow::unwatched);
    }
    writer.look(some.stream().filter(LogShadow::wantsLook).toList());
    int _ = writer.write(some);
    some.stream().filter(LogShadow::hasUnsent).filter(LogShadow::isAgreed).forEach(this::enqueue);
  }

  /** Ends, after a last try to write what is left. */
  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
    try {
      boolean _ = thread.join(Duration.ofMillis(500));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    var _ = round(shadows.all().stream().filter(LogShadow::hasUnsent).toList());
  }
}

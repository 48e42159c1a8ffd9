package dev.haystack.cluster.log;

import dev.haystack.cluster.reach.Reachability;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.shared.SharedEventLog;
import dev.haystack.port.task.PeriodicTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One thread that writes behind: it takes the sessions that have something to be told or asked, and
 * deals with some of them at once.
 *
 * <p>After each round it rests, so that what comes meanwhile goes together: as long as lets it come
 * round to every session about ten times a second, since without another node that waits the shared
 * log is for those who come later, and shortly while one waits. Rounds are small, because the turns
 * that stream meanwhile have the same processors.
 */
final class LogTraffic implements AutoCloseable {

  private static final Journal JOURNAL = Journal.of(LogTraffic.class);
  private static final int SESSIONS_AT_ONCE_MAX = 16;
  private static final Duration LOOK_ROUND_EVERY = Duration.ofMillis(500);
  private static final Duration REST_MIN = Duration.ofMillis(4);
  private static final Duration REST_PER_SESSION = Duration.ofNanos(250_000);
  private static final Duration COME_ROUND_EVERY = Duration.ofMillis(100);

  private final LogShadows shadows;
  private final LogWriter writer;
  private final SharedEventLog shared;
  private final Reachability reachability;
  private final BlockingQueue<LogShadow> line = new LinkedBlockingQueue<>();
  private final Set<LogShadow> inLine = ConcurrentHashMap.newKeySet();
  private final Semaphore awaited = new Semaphore(0);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private final PeriodicTask rounds = PeriodicTask.of("log-traffic", this::dealWithTaken);
  private List<LogShadow> taken = List.of();
  private int dealtWith;
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
    if (inLine.add(shadow)) {
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
        taken = first == null ? List.of() : List.of(first);
        rounds.run();
        rest(dealtWith);
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  private void dealWithTaken() {
    dealtWith = 0;
    dealtWith = round(taken);
  }

  private void rest(int dealtWith) throws InterruptedException {
    long wanted = REST_MIN.plus(REST_PER_SESSION.multipliedBy(dealtWith)).toNanos();
    long least = Math.min(COME_ROUND_EVERY.toNanos(), wanted);
    boolean isOver = closed.await(least, TimeUnit.NANOSECONDS);
    if (isOver || dealtWith == 0 || line.stream().anyMatch(shadow -> !shadow.isAlone())) {
      return;
    }
    long share = COME_ROUND_EVERY.toNanos() * dealtWith / (dealtWith + line.size());
    boolean _ = awaited.tryAcquire(share - least, TimeUnit.NANOSECONDS);
  }

  /** Deals with some that wait, and with what is due, and returns how many that were. */
  private int round(List<LogShadow> first) {
    Set<LogShadow> waiting = new LinkedHashSet<>(first);
    int _ = awaited.drainPermits();
    line.drainTo(waiting, SESSIONS_AT_ONCE_MAX);
    inLine.removeAll(waiting);
    long now = System.nanoTime();
    if (now - lookedRoundNanos > LOOK_ROUND_EVERY.toNanos()) {
      lookedRoundNanos = now;
      shadows.due(now).forEach(shadow -> renew(shadow, waiting));
    }
    List<LogShadow> all = List.copyOf(waiting);
    for (int from = 0; from < all.size(); from += SESSIONS_AT_ONCE_MAX) {
      deal(all.subList(from, Math.min(all.size(), from + SESSIONS_AT_ONCE_MAX)));
    }
    return all.size();
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
      JOURNAL.tell(JournalEvent.FAULT, Detail.reason("log traffic"), Detail.fault(e));
    } finally {
      locked.forEach(LogShadow::unlock);
    }
  }

  private void exchange(List<LogShadow> some) {
    List<LogShadow> left =
        some.stream().filter(shadow -> shadow.known().watching() && !shadow.isFollowed()).toList();
    List<LogShadow> abandoned = left.stream().filter(shadow -> !shadow.hasUnsent()).toList();
    if (!abandoned.isEmpty()) {
      shared.unwatch(abandoned.stream().map(LogShadow::session).toList());
      abandoned.forEach(shadow -> shadow.learn(Knowledge::unwatch));
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

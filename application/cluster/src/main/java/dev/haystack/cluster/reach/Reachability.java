package dev.haystack.cluster.reach;

import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.shared.StoreProbe;
import dev.haystack.port.shared.StoreProbe.Sighting;
import dev.haystack.port.shared.StoreUnavailableException;
import dev.haystack.port.task.PeriodicTask;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Whether the shared store is in reach: lost with the first call that fails, found again by looking
 * there.
 *
 * <p>What goes again soon after its return is away the longer, so that one fault is not told of
 * many times. While it is away nobody asks it, so nobody waits for it. It counts as away until the
 * first look. Safe for use by many threads.
 */
public final class Reachability implements AutoCloseable {

  private static final Journal JOURNAL = Journal.of(Reachability.class);

  private final StoreProbe probe;
  private final Periods periods;
  private final List<Consumer<StoreChange>> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<Boolean>> reachListeners = new CopyOnWriteArrayList<>();
  private final AwayReasons away =
      new AwayReasons(why -> JOURNAL.tell(JournalEvent.STORE_AWAY, Detail.reason(why)));
  private final Semaphore failures = new Semaphore(0);
  // what is no answer of a store is a fault of somebody else, and the next look may go well
  private final PeriodicTask looks = PeriodicTask.of("looking for the shared store", this::look);
  private final Thread looking;
  private volatile long visit;
  private volatile boolean inReach;
  private volatile boolean closed;
  private volatile String failedAt = "";
  private Optional<Sighting> last = Optional.empty();
  private final ReturnDelay delay;
  private boolean toldAway = true;
  private boolean hasUntoldLoss;

  public Reachability(StoreProbe probe, Periods periods) {
    this.probe = probe;
    this.periods = periods;
    this.delay = new ReturnDelay(periods.away(), System.nanoTime());
    this.looking = Thread.ofVirtual().name("store-looking").unstarted(this::keepLooking);
  }

  /**
   * Tells of every change from now on, one after the other, on the thread that looks; what is told
   * of a return comes before anybody else's calls.
   */
  public void onChange(Consumer<StoreChange> listener) {
    listeners.add(listener);
  }

  /**
   * Tells whether calls go through, now and at every change: of a return only when they do, so that
   * who hears of it is not answered from memory any more.
   */
  public void onReach(Consumer<Boolean> listener) {
    reachListeners.add(listener);
    listener.accept(inReach);
  }

  /** Looks once, within the store's own bound, and goes on looking from time to time. */
  public void start() {
    looks.run();
    looking.start();
  }

  /** Whether calls are worth making. */
  public boolean isInReach() {
    return inReach;
  }

  /** Why they were not when they last were not. */
  public String awayReason() {
    return away.newest();
  }

  /** Waits until calls are worth making; false if that did not come within the time. */
  public synchronized boolean awaitInReach(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    try {
      while (!inReach && !closed) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return inReach;
  }

  /** Asks the store, unless it is away; nothing if it is, or if it fails, and then it is away. */
  public <T> Optional<T> ask(Supplier<T> question) {
    long asked = visit;
    if (!inReach) {
      return Optional.empty();
    }
    try {
      return Optional.of(question.get());
    } catch (StoreUnavailableException e) {
      failed(asked, e);
      return Optional.empty();
    }
  }

  /** Tells the store something, unless it is away; whether that was done for certain. */
  public boolean tell(Runnable statement) {
    return ask(() -> {
          statement.run();
          return true;
        })
        .isPresent();
  }

  private synchronized void failed(long asked, StoreUnavailableException why) {
    // a call from before the store was away says nothing about how it is since
    if (inReach && asked == visit) {
      away.lost(why.what());
      delay.lost(System.nanoTime());
      failedAt = why.place();
      inReach = false;
      failures.release();
    }
  }

  private void keepLooking() {
    while (!closed) {
      awaitFailure(inReach ? periods.inReach() : untilLook());
      if (!closed) {
        looks.run();
      }
    }
  }

  private Duration untilLook() {
    Duration left = delayLeft();
    return left.compareTo(periods.away()) > 0 ? left : periods.away();
  }

  private synchronized Duration delayLeft() {
    return delay.left(System.nanoTime());
  }

  private void awaitFailure(Duration atMost) {
    try {
      if (failures.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        failures.drainPermits();
      }
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private void look() {
    tellAway();
    long asked = visit;
    boolean wasInReach = inReach;
    if (!wasInReach && delayLeft().isPositive()) {
      return;
    }
    try {
      Sighting now = probe.look();
      if (!wasInReach && !failedAt.isEmpty()) {
        probe.check(failedAt);
      }
      seen(now, wasInReach);
    } catch (StoreUnavailableException e) {
      failed(asked, e);
      away.stillAway(e.what());
      tellAway();
    }
  }

  private void seen(Sighting now, boolean wasInReach) {
    boolean lost = last.isPresent() && isLoss(last.get(), now);
    boolean restarted = last.isPresent() && !last.get().run().equals(now.run());
    hasUntoldLoss |= lost;
    if (lost && last.get().epoch().equals(now.epoch())) {
      // so that the nodes that did not see the beat go back notice it too
      probe.rename(now.epoch());
      last = Optional.of(probe.look());
    } else {
      last = Optional.of(now);
    }
    // a call that fails from here on is for the next look to tell of
    boolean returned = !inReach;
    if (returned && wasInReach) {
      // a call has failed since this look began, which did not ask there
      return;
    }
    if (returned) {
      JOURNAL.tell(JournalEvent.STORE_BACK);
      tell(StoreChange.BACK);
      toldAway = false;
    } else if (restarted) {
      JOURNAL.tell(JournalEvent.STORE_RESTARTED);
      tell(StoreChange.BACK);
    }
    if (hasUntoldLoss) {
      hasUntoldLoss = false;
      JOURNAL.tell(JournalEvent.STORE_LOST_DATA);
      tell(StoreChange.LOST);
    }
    if (returned) {
      enter();
      tell(reachListeners, true);
    }
  }

  private static boolean isLoss(Sighting before, Sighting now) {
    return !before.epoch().equals(now.epoch()) || now.beat() <= before.beat();
  }

  private synchronized void enter() {
    visit++;
    delay.returned(System.nanoTime());
    inReach = true;
    notifyAll();
  }

  private void tellAway() {
    if (!inReach && !toldAway) {
      toldAway = true;
      tell(StoreChange.AWAY);
      tell(reachListeners, false);
    }
  }

  private void tell(StoreChange change) {
    tell(listeners, change);
  }

  private static <T> void tell(List<Consumer<T>> listeners, T news) {
    for (Consumer<T> listener : listeners) {
      try {
        listener.accept(news);
      } catch (RuntimeException e) {
        // one listener's fault must not keep the others from hearing of it
        JOURNAL.tell(JournalEvent.FAULT, Detail.reason("listener of the store"), Detail.fault(e));
      }
    }
  }

  /** Stops looking. */
  @Override
  public void close() {
    closed = true;
    looking.interrupt();
  }

  /** How often the store is looked at while it is in reach, and while it is away. */
  public record Periods(Duration inReach, Duration away) {

    /** Half a second, and a fifth. */
    public static final Periods DEFAULTS =
        new Periods(Duration.ofMillis(500), Duration.ofMillis(200));
  }
}

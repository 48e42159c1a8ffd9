package dev.haystack.cluster.log;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.local.LogHolding;
import dev.haystack.port.shared.LogView;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What this node knows of one session's shared log.
 *
 * <p>Who asks the shared log or brings the two logs together holds the lock; any thread may count
 * followers and events and ask for the volatile rest. What becomes of the store meanwhile is noted
 * when the lock is given back, so that an answer from before does not undo it.
 */
final class LogShadow {

  static final LogPosition NOWHERE = new LogPosition("", 0);
  private static final long LOCK_MILLIS_MAX = 250;

  private final SessionId session;
  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicInteger followers = new AtomicInteger();
  private final AtomicBoolean queued = new AtomicBoolean();
  private final AtomicLong appended = new AtomicLong();
  private final LastUse lastUse;
  private final Queue<Runnable> changes = new ConcurrentLinkedQueue<>();
  private volatile boolean agreed;
  private volatile boolean watching;
  private volatile boolean alone;
  private volatile boolean renewing;
  private volatile boolean retired;
  private volatile long askedNanos;
  private volatile LogPosition shared = NOWHERE;
  private volatile Optional<LogPosition> forkedFrom = Optional.empty();
  private volatile LogPosition common = NOWHERE;
  private volatile String offered = "";
  private long fence;

  LogShadow(SessionId session, long nowNanos) {
    this.session = session;
    this.askedNanos = nowNanos;
    this.lastUse = new LastUse(nowNanos);
  }

  SessionId session() {
    return session;
  }

  /** Runs a step under the lock; false if it cannot be had in time. */
  boolean locked(Runnable step) {
    try {
      if (!lock.tryLock(LOCK_MILLIS_MAX, TimeUnit.MILLISECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      step.run();
      return true;
    } finally {
      unlock();
    }
  }

  /** Takes the lock if nobody has it. */
  boolean tryLock() {
    return lock.tryLock();
  }

  void unlock() {
    lock.unlock();
    noteChanges();
  }

  /** Done at once, unless another thread has the lock: then when it gives it back. */
  private void note(Runnable change) {
    changes.add(change);
    noteChanges();
  }

  private void noteChanges() {
    while (!changes.isEmpty() && lock.tryLock()) {
      try {
        for (Runnable next = changes.poll(); next != null; next = changes.poll()) {
          next.run();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** Notes that somebody is about to use it; false if it was let go of. */
  boolean use(long nowNanos) {
    return lastUse.note(nowNanos);
  }

  /** Lets go of it if it has not mattered for so long; false if it is still to be used. */
  boolean drop(long nowNanos, long keptNanos) {
    return nowNanos - askedNanos > keptNanos
        && lastUse.end(nowNanos, keptNanos, () -> !isFollowed() && !hasUnsent());
  }

  void joined() {
    followers.incrementAndGet();
  }

  /** Whether nobody is left. */
  boolean left() {
    return followers.decrementAndGet() == 0;
  }

  boolean isFollowed() {
    return followers.get() > 0 && !retired;
  }

  /** The session was deleted: whatever still has this shadow must bring nothing back. */
  void retire() {
    retired = true;
  }

  /** Whether it was not in line yet. */
  boolean enterLine() {
    return queued.compareAndSet(false, true);
  }

  void leaveLine() {
    queued.set(false);
  }

  /** An event of that number was added on this node. */
  void appended(long sequence) {
    appended.accumulateAndGet(sequence, Math::max);
  }

  /** Whether the shared log lacks events that were added here. */
  boolean hasUnsent() {
    return appended.get() > shared.lastSequence();
  }

  /** Where the shared log was when it was last in line with the one here. */
  LogPosition shared() {
    return shared;
  }

  /** The two logs are in line. */
  void agree(LogPosition position) {
    shared = position;
    agreed = true;
    if (!common.epoch().equals(position.epoch())
        || common.lastSequence() < position.lastSequence()) {
      common = position;
    }
  }

  /** The shared log may be called so from now on, whether the store says it or not. */
  void offers(String epoch) {
    offered = epoch;
  }

  /** Whether no other node can know of that epoch. */
  boolean isSecret(String epoch) {
    return !epoch.equals(offered) && !epoch.equals(common.epoch()) && !epoch.equals(shared.epoch());
  }

  /** The shared log is gone; what is held here is to be put there. */
  void lost(long lastHeld) {
    shared = NOWHERE;
    appended(lastHeld);
  }

  /** Whether all nodes have the same events up to that place. */
  boolean isCommon(LogPosition position) {
    return position.lastSequence() == 0
        || (common.epoch().equals(position.epoch())
            && position.lastSequence() <= common.lastSequence());
  }

  /** The log here became another one, which the shared one is. */
  void adopted(LogPosition position) {
    appended.set(0);
    forkedFrom = Optional.empty();
    agree(position);
  }

  /** It is to be asked before anything else. */
  void doubt() {
    note(() -> agreed = false);
  }

  /** Whether the two logs were in line when the shared one was last asked. */
  boolean isAgreed() {
    return agreed;
  }

  /** The shared log is to be asked again, to stay among those who are told and to miss nothing. */
  void renew() {
    renewing = true;
  }

  boolean wantsLook() {
    return renewing || (!agreed && (isFollowed() || hasUnsent()));
  }

  /** Whether this node is told of whatever is added. */
  boolean isLive() {
    return agreed && watching && isFollowed();
  }

  /** The shared log was asked. */
  void asked(boolean asWatcher, Optional<LogView> view, long nowNanos) {
    askedNanos = nowNanos;
    renewing = false;
    watching = asWatcher && view.isPresent();
    saw(view);
  }

  void saw(Optional<LogView> view) {
    alone = view.isPresent() && view.get().otherNodes() == 0;
  }

  void unwatched() {
    watching = false;
    agreed = false;
  }

  boolean isWatching() {
    return watching;
  }

  long askedNanos() {
    return askedNanos;
  }

  /** Whether no other node has sockets or turns of the session, as far as can be known. */
  boolean isAlone() {
    return alone && changes.isEmpty();
  }

  /** The store is away from now on. */
  void cutOff() {
    note(
        () -> {
          alone = alone && (isLive() || hasUnsent());
          agreed = false;
        });
  }

  /** The log here goes its own way from now on. */
  void forked(LogHolding held) {
    forkedFrom =
        held.position().equals(shared) && !hasUnsent() ? Optional.of(shared) : Optional.empty();
    alone = true;
    agreed = false;
  }

  /** All nodes go on in another epoch from there. */
  void branched(LogPosition from) {
    forkedFrom = Optional.of(from);
  }

  /** The last place of the epoch before, up to which it is the same log. */
  Optional<LogPosition> forkedFrom() {
    return forkedFrom;
  }

  /** Only under the lock. */
  long fence() {
    return fence;
  }

  /** Only under the lock. */
  void fence(long value) {
    fence = Math.max(fence, value);
  }
}

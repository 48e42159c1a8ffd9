package dev.haystack.cluster.log;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.shared.LogView;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * A session's shared log as this node remembers it.
 *
 * <p>Who asks the shared log or brings the two logs together holds the lock; any thread may count
 * followers and events, and read what is known. What becomes of the store meanwhile is learnt when
 * the lock is given back.
 */
final class LogShadow {

  private final SessionId session;
  private final NotingLock lock;
  private final AtomicInteger followers = new AtomicInteger();
  private final AtomicLong appended = new AtomicLong();
  private volatile Knowledge known = Knowledge.NONE;
  private volatile boolean renewing;
  private volatile boolean retired;
  private volatile long askedNanos;

  LogShadow(SessionId session, Duration lockWaitMax, long nowNanos) {
    this.session = session;
    this.lock = new NotingLock(lockWaitMax);
    this.askedNanos = nowNanos;
  }

  SessionId session() {
    return session;
  }

  /** Runs a step under the lock; false if it cannot be had in time, or if the step says so. */
  boolean locked(BooleanSupplier step) {
    return lock.locked(step);
  }

  /** Takes the lock if nobody has it. */
  boolean tryLock() {
    return lock.tryLock();
  }

  void unlock() {
    lock.unlock();
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

  /** Retires it, and says which right to write this node's turns have shown. */
  long end() {
    retire();
    return known.fence();
  }

  /** An event of that number was added on this node. */
  void appended(long sequence) {
    appended.accumulateAndGet(sequence, Math::max);
  }

  /** The number of the newest event that was added on this node. */
  long appended() {
    return appended.get();
  }

  /** Whether the shared log lacks events that were added here. */
  boolean hasUnsent() {
    return known.lacks(appended.get());
  }

  Knowledge known() {
    return known;
  }

  /** What comes from several threads is learnt one after the other. */
  synchronized void learn(UnaryOperator<Knowledge> lesson) {
    known = lesson.apply(known);
  }

  /** The two logs are in line. */
  void agree(LogPosition position) {
    learn(before -> before.agree(position));
  }

  /** The log here became another one, which the shared one is: nothing was added to it here. */
  void adopt(LogPosition position) {
    appended.set(0);
    learn(before -> before.adopt(position));
  }

  /** The log here goes its own way from that place on. */
  void fork(LogPosition held) {
    learn(before -> before.fork(held, appended.get()));
  }

  /** It is to be asked before anything else. */
  void doubt() {
    lock.note(() -> learn(Knowledge::doubt));
  }

  /** The store is away from now on. */
  void cutOff() {
    lock.note(() -> learn(before -> before.cutOff(isFollowed(), appended.get())));
  }

  /** The shared log was asked. */
  void asked(boolean asWatcher, Optional<LogView> view, long nowNanos) {
    askedNanos = nowNanos;
    renewing = false;
    learn(before -> before.ask(asWatcher, view));
  }

  long askedNanos() {
    return askedNanos;
  }

  /** The shared log is to be asked again, to stay among those who are told and to miss nothing. */
  void renew() {
    renewing = true;
  }

  boolean wantsLook() {
    return renewing || (!isAgreed() && (isFollowed() || hasUnsent()));
  }

  /** Whether the two logs were in line when the shared one was last asked. */
  boolean isAgreed() {
    return known.agreed();
  }

  /** Whether this node is told of whatever is added. */
  boolean isLive() {
    Knowledge now = known;
    return now.agreed() && now.watching() && isFollowed();
  }

  /** Whether no other node has sockets or turns of the session, as far as can be known. */
  boolean isAlone() {
    return known.alone() && !lock.hasNotes();
  }
}

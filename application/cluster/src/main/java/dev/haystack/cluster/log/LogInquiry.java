package dev.haystack.cluster.log;

import dev.haystack.cluster.reach.Reachability;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.local.LocalEventLog;
import dev.haystack.port.local.LogHolding;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asks the shared log of one session for somebody who waits for it, no longer than the shadow's
 * lock and the store let it take; where that cannot be done, the log here goes its own way.
 */
final class LogInquiry {

  private static final Duration FELLOW_WAIT_MAX = Duration.ofMillis(800);
  private static final Duration FELLOW_LOOK_EVERY = Duration.ofMillis(20);

  private final LocalEventLog local;
  private final LogWriter writer;
  private final Reachability reachability;
  private final Supplier<String> epochs;
  private final Consumer<SessionId> reset;
  private final CountDownLatch closed = new CountDownLatch(1);

  LogInquiry(
      LocalEventLog local,
      LogWriter writer,
      Reachability reachability,
      Supplier<String> epochs,
      Consumer<SessionId> reset) {
    this.local = local;
    this.writer = writer;
    this.reachability = reachability;
    this.epochs = epochs;
    this.reset = reset;
  }

  /** Brings the log here in line, unless this node is told of everything anyhow. */
  void refresh(LogShadow shadow) {
    if (!shadow.isLive()) {
      boolean _ =
          shadow.locked(
              () -> shadow.isLive() || reachability.tell(() -> writer.look(List.of(shadow))));
    }
  }

  /** For a turn with that right to write, which is about to add events. */
  void enter(LogShadow shadow, long fence) {
    if (!isTold(shadow, () -> writer.join(shadow, fence))) {
      goAlone(shadow);
    }
  }

  /** For somebody who is about to follow. */
  void follow(LogShadow shadow) {
    if (shadow.isLive()) {
      return;
    }
    boolean joined =
        shadow.locked(() -> shadow.isLive() || reachability.tell(() -> writer.join(shadow, 0)));
    if (!joined && !shadow.isFollowed()) {
      // before anybody is told the old epoch
      goAlone(shadow);
    }
  }

  /** Adds to the shared log what it lacks. */
  void flush(LogShadow shadow) {
    if (shadow.hasUnsent()) {
      boolean _ = isTold(shadow, () -> writer.bringUp(shadow));
    }
  }

  /** Whether the shared log is at this moment the one that is held here. */
  boolean isShared(SessionId session, LogHolding held) {
    return reachability
        .ask(() -> writer.position(session, held))
        .flatMap(position -> position)
        .filter(position -> position.epoch().equals(held.epoch()))
        .isPresent();
  }

  /** Goes on in another epoch, on all nodes. */
  void branch(LogShadow shadow) {
    boolean _ = isTold(shadow, () -> writer.branch(shadow));
  }

  /** Takes in what this node lacks, waiting a while for what another has not written yet. */
  void fetch(LogShadow shadow, LogPosition place) {
    long deadline = System.nanoTime() + FELLOW_WAIT_MAX.toNanos();
    boolean again = true;
    while (again) {
      boolean asked = isTold(shadow, () -> writer.fetch(shadow, place));
      LogHolding held = local.holding(shadow.session());
      again =
          asked
              && held.epoch().equals(place.epoch())
              && held.last() < place.lastSequence()
              && System.nanoTime() < deadline
              && pause();
    }
  }

  private boolean isTold(LogShadow shadow, Runnable statement) {
    return shadow.locked(() -> reachability.tell(statement));
  }

  /** Begins an epoch of this node, unless nobody else can be going on in the one that is. */
  private void goAlone(LogShadow shadow) {
    LogHolding held = local.holding(shadow.session());
    if (shadow.isAlone() || held.isUntouched() || shadow.known().isSecret(held.epoch())) {
      return;
    }
    shadow.fork(held.position());
    local.rename(shadow.session(), epochs.get());
    if (shadow.isFollowed()) {
      reset.accept(shadow.session());
    }
  }

  private boolean pause() {
    try {
      return !closed.await(FELLOW_LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Lets go of whoever waits for another node. */
  void close() {
    closed.countDown();
  }
}

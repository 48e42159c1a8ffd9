package dev.haystack.bootstrap;

import dev.haystack.application.turn.TurnTally;
import dev.haystack.port.health.Dependency;
import dev.haystack.port.health.HealthStatus;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Whether the service is about to end, and what becomes of its turns meanwhile. */
final class Stopping {

  private static final Journal JOURNAL = Journal.of(Stopping.class);
  private static final String NAME = "service";

  private final Supplier<TurnTally> turns;
  private final AtomicBoolean draining = new AtomicBoolean();
  private final AtomicBoolean ending = new AtomicBoolean();
  private volatile TurnTally before = TurnTally.NONE;

  /** Of these turns, as they are counted. */
  Stopping(Supplier<TurnTally> turns) {
    this.turns = turns;
  }

  boolean isBegun() {
    return draining.get() || ending.get();
  }

  /** How the service is, of which that is told as long as it serves. */
  Dependency health(String serving) {
    if (!isBegun()) {
      return new Dependency(NAME, HealthStatus.UP, serving);
    }
    return new Dependency(NAME, HealthStatus.DOWN, ending.get() ? "stopping" : "draining");
  }

  /** Begins to send clients elsewhere; whether that was not begun before. */
  boolean drain(int running) {
    boolean isFirst = draining.compareAndSet(false, true);
    if (isFirst) {
      JOURNAL.tell(JournalEvent.DRAINING, Detail.count(running));
      before = turns.get();
    }
    return isFirst;
  }

  /** Begins to end. */
  void end() {
    ending.set(true);
  }

  /** Tells that it is over. */
  void tellEnd() {
    TurnTally tally = turns.get().since(before);
    JOURNAL.tell(
        JournalEvent.STOPPED,
        Detail.finished(tally.finished()),
        Detail.cut(tally.cut()),
        Detail.handedOver(tally.handedOver()));
  }
}

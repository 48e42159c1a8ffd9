package dev.haystack.cluster.log;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.port.local.LogHolding;
import dev.haystack.port.shared.LogView;
import java.util.Optional;

/**
 * What brings the log that a node holds of a session and the shared one in line, after a look at
 * the latter.
 *
 * <p>An epoch and a number mean the same event to everybody, always. Where two nodes have given the
 * same number to different events, the epoch in which that happened is given up everywhere, and
 * what only this node has in its log is dropped: the messages themselves are merged elsewhere.
 */
sealed interface LogAgreement {

  /** Whether events of this node come to a shared log in which they were not. */
  default boolean bringsOurs() {
    return switch (this) {
      case Made _, Renamed _, TakenOver _ -> true;
      case NoLog _, InLine _, Mirrored _, GivenUp _, Rejoined _, Replaced _ -> false;
    };
  }

  /** Nothing: there is no log here either. */
  record NoLog() implements LogAgreement {}

  /** The shared log is made, which begins behind that place with what is held here. */
  record Made(LogPosition before) implements LogAgreement {}

  /** Nothing: what was added here goes on where the shared log is. */
  record InLine(LogPosition at) implements LogAgreement {}

  /**
   * What is new in the shared log comes to the one here.
   *
   * @param wentBack whether the shared log has lost events that are held here
   */
  record Mirrored(LogView seen, boolean wentBack) implements LogAgreement {}

  /** Others have given our numbers to other events: nobody is to go on in that epoch. */
  record GivenUp(LogPosition theirs) implements LogAgreement {}

  /** The log here takes the other name, and then what came to the shared one under it. */
  record Rejoined(LogPosition held, String epoch) implements LogAgreement {}

  /** The log here takes the other name, under which it goes on. */
  record Renamed(LogPosition theirs) implements LogAgreement {}

  /** Nothing happened elsewhere meanwhile, so the log goes on as it did here. */
  record TakenOver(LogPosition theirs, LogPosition ours) implements LogAgreement {}

  /** The log here is given up for the shared one. */
  record Replaced(LogView seen) implements LogAgreement {}

  /**
   * Decides it.
   *
   * @param appended the number of the newest event that was added here
   */
  static LogAgreement of(Knowledge known, LogHolding held, long appended, Optional<LogView> view) {
    if (view.isEmpty()) {
      return held.isUntouched()
          ? new NoLog()
          : new Made(new LogPosition(held.epoch(), held.first() - 1));
    }
    LogView seen = view.get();
    boolean hasUnsent = known.lacks(appended);
    if (seen.position().epoch().equals(held.epoch())) {
      return hasUnsent ? continued(known, seen) : mirrored(known, seen);
    }
    return hasUnsent ? diverged(known, held, seen) : replaced(known, held, seen);
  }

  private static LogAgreement mirrored(Knowledge known, LogView seen) {
    return new Mirrored(seen, seen.position().lastSequence() < known.shared().lastSequence());
  }

  private static LogAgreement continued(Knowledge known, LogView seen) {
    boolean othersCame = !seen.ours() && !known.isCommon(seen.position());
    return othersCame || seen.fence() > known.fence()
        ? new GivenUp(seen.position())
        : new InLine(seen.position());
  }

  /** The shared log has another epoch, and everything added here is or was in it. */
  private static LogAgreement replaced(Knowledge known, LogHolding held, LogView seen) {
    String epoch = seen.position().epoch();
    return known.forkedFrom().filter(new LogPosition(epoch, held.last())::equals).isPresent()
        ? new Rejoined(held.position(), epoch)
        : new Replaced(seen);
  }

  /** The shared log has another epoch, and not everything that was added here. */
  private static LogAgreement diverged(Knowledge known, LogHolding held, LogView seen) {
    LogPosition theirs = seen.position();
    if (known.fence() > 0
        && seen.fence() == known.fence()
        && theirs.lastSequence() == known.shared().lastSequence()) {
      return new Renamed(theirs);
    }
    return theirs.lastSequence() == 0 || known.forkedFrom().filter(theirs::equals).isPresent()
        ? new TakenOver(theirs, new LogPosition(held.epoch(), theirs.lastSequence()))
        : new Replaced(seen);
  }
}

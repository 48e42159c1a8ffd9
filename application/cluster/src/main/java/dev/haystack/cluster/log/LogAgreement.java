package dev.haystack.cluster.log;

import static dev.haystack.cluster.log.LogShadow.NOWHERE;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.local.LocalEventLog;
import dev.haystack.port.local.LogHolding;
import dev.haystack.port.shared.LogLook;
import dev.haystack.port.shared.LogView;
import dev.haystack.port.shared.SharedEventLog;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Brings the log that this node holds of a session and the shared one in line, after a look at the
 * latter; for the thread that holds the shadow's lock.
 *
 * <p>An epoch and a number mean the same event to everybody, always. Where two nodes have given the
 * same number to different events, the epoch in which that happened is given up everywhere, and
 * what only this node has in its log is dropped: the messages themselves are merged elsewhere.
 */
final class LogAgreement {

  private static final System.Logger LOGGER = System.getLogger(LogAgreement.class.getName());

  private final LocalEventLog local;
  private final SharedEventLog shared;
  private final Supplier<String> epochs;
  private final Consumer<SessionId> reset;

  /**
   * @param reset tells the session's followers on this node that they cannot go on from where they
   *     are
   */
  LogAgreement(
      LocalEventLog local,
      SharedEventLog shared,
      Supplier<String> epochs,
      Consumer<SessionId> reset) {
    this.local = local;
    this.shared = shared;
    this.epochs = epochs;
    this.reset = reset;
  }

  /** Takes a look at the shared log to be one with the log here. */
  void settle(LogShadow shadow, Optional<LogView> seen) {
    LogHolding held = local.holding(shadow.session());
    if (seen.isEmpty()) {
      make(shadow, held);
    } else if (seen.get().position().epoch().equals(held.epoch())) {
      continued(shadow, held, seen.get());
    } else if (!shadow.hasUnsent()) {
      replaced(shadow, held, seen.get());
    } else {
      diverged(shadow, held, seen.get());
    }
  }

  /** There is no shared log, or none any more. */
  private void make(LogShadow shadow, LogHolding held) {
    if (held.isUntouched()) {
      shadow.adopted(NOWHERE);
      return;
    }
    shadow.lost(held.last());
    shadow.offers(held.epoch());
    var before = new LogPosition(held.epoch(), held.first() - 1);
    // there is none without its session, which may not be there yet
    shared
        .create(shadow.session(), before, shadow.fence())
        .ifPresentOrElse(view -> settle(shadow, Optional.of(view)), shadow::doubt);
  }

  private void continued(LogShadow shadow, LogHolding held, LogView seen) {
    if (shadow.hasUnsent()) {
      boolean othersCame = !seen.ours() && !shadow.isCommon(seen.position());
      if (othersCame || seen.fence() > shadow.fence()) {
        giveUpEpoch(shadow, seen.position());
      } else {
        shadow.agree(seen.position());
      }
      return;
    }
    boolean wentBack = seen.position().lastSequence() < shadow.shared().lastSequence();
    if (local.mirror(shadow.session(), held.epoch(), seen.events()).lastSequence()
        < seen.position().lastSequence()) {
      adopt(shadow, seen);
    } else {
      shadow.agree(seen.position());
    }
    if (wentBack) {
      shadow.appended(held.last());
    }
  }

  /** The shared log has another epoch, and everything added here is or was in it. */
  private void replaced(LogShadow shadow, LogHolding held, LogView seen) {
    boolean sameNumbers =
        shadow
            .forkedFrom()
            .filter(from -> from.epoch().equals(seen.position().epoch()))
            .filter(from -> from.lastSequence() == held.last())
            .isPresent();
    if (sameNumbers) {
      local.rename(shadow.session(), seen.position().epoch());
      shadow.adopted(held.position());
      look(shadow, local.holding(shadow.session()).position())
          .ifPresent(view -> settle(shadow, Optional.of(view)));
    } else {
      adopt(shadow, seen);
    }
  }

  /** The shared log has another epoch, and not everything that was added here. */
  private void diverged(LogShadow shadow, LogHolding held, LogView seen) {
    LogPosition theirs = seen.position();
    boolean renamedOnly =
        shadow.fence() > 0
            && seen.fence() == shadow.fence()
            && theirs.lastSequence() == shadow.shared().lastSequence();
    if (renamedOnly) {
      local.rename(shadow.session(), theirs.epoch());
      shadow.agree(theirs);
    } else if (theirs.lastSequence() == 0
        || shadow.forkedFrom().filter(theirs::equals).isPresent()) {
      takeOver(shadow, held, theirs);
    } else {
      adopt(shadow, seen);
    }
  }

  /** Nothing happened elsewhere meanwhile, so the log goes on as it did here. */
  private void takeOver(LogShadow shadow, LogHolding held, LogPosition theirs) {
    var ours = new LogPosition(held.epoch(), theirs.lastSequence());
    shadow.offers(held.epoch());
    if (shared
        .move(shadow.session(), theirs, ours)
        .filter(view -> view.position().equals(ours))
        .isPresent()) {
      shadow.agree(ours);
    } else {
      shadow.doubt();
    }
  }

  /** Others have given our numbers to other events: nobody is to go on in that epoch. */
  private void giveUpEpoch(LogShadow shadow, LogPosition theirs) {
    var fresh = new LogPosition(epochs.get(), theirs.lastSequence());
    Optional<LogView> _ = shared.move(shadow.session(), theirs, fresh);
    look(shadow, NOWHERE).ifPresentOrElse(view -> adopt(shadow, view), shadow::doubt);
  }

  /**
   * Events behind the newest one may have been told and lost: their numbers are not given again.
   */
  void branch(LogShadow shadow) {
    LogPosition from = local.holding(shadow.session()).position();
    var fresh = new LogPosition(epochs.get(), from.lastSequence());
    Optional<LogView> moved = shared.move(shadow.session(), from, fresh);
    if (moved.filter(view -> view.position().equals(fresh)).isEmpty()) {
      shadow.doubt();
      return;
    }
    underReset(
        shadow,
        () -> {
          local.rename(shadow.session(), fresh.epoch());
          shadow.agree(fresh);
          shadow.branched(from);
        });
  }

  /**
   * Changes the log and cuts its followers off: before, so that they are told nothing of the other
   * log, and after, for whoever has come meanwhile.
   */
  private void underReset(LogShadow shadow, Runnable change) {
    resetFollowers(shadow);
    change.run();
    resetFollowers(shadow);
  }

  private void resetFollowers(LogShadow shadow) {
    if (shadow.isFollowed()) {
      reset.accept(shadow.session());
    }
  }

  /** The log here no longer holds what the shared one lacks, which goes on behind that. */
  void leap(LogShadow shadow) {
    LogHolding held = local.holding(shadow.session());
    var begin = new LogPosition(held.epoch(), held.first() - 1);
    Optional<LogView> moved = shared.move(shadow.session(), shadow.shared(), begin);
    if (moved.filter(view -> view.position().equals(begin)).isPresent()) {
      shadow.agree(begin);
    } else {
      shadow.doubt();
    }
  }

  private Optional<LogView> look(LogShadow shadow, LogPosition known) {
    var look = new LogLook(shadow.session(), known, "", 0, shadow.isFollowed());
    return shared.look(List.of(look)).getFirst();
  }

  private void adopt(LogShadow shadow, LogView seen) {
    boolean untold = local.holding(shadow.session()).isUntouched() && !shadow.isFollowed();
    underReset(
        shadow,
        () -> {
          local.restart(shadow.session(), seen.position(), newest(seen));
          shadow.adopted(seen.position());
        });
    if (!untold) {
      LOGGER.log(System.Logger.Level.DEBUG, "a session's log was replaced by the shared one");
    }
  }

  /** The events without a gap up to the position. */
  private static List<LoggedEvent> newest(LogView seen) {
    List<LoggedEvent> events = seen.events();
    int from = events.size();
    long next = seen.position().lastSequence();
    while (from > 0 && events.get(from - 1).sequence() == next) {
      from--;
      next--;
    }
    return events.subList(from, events.size());
  }
}

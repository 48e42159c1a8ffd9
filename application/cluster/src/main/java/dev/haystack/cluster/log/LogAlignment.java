package dev.haystack.cluster.log;

import static dev.haystack.cluster.log.Knowledge.NOWHERE;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
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
 * Does what brings the log here and the shared one in line; for the thread that holds the shadow's
 * lock.
 */
final class LogAlignment {

  private static final Journal JOURNAL = Journal.of(LogAlignment.class);

  private final LocalEventLog local;
  private final SharedEventLog shared;
  private final LogSessions sessions;
  private final Supplier<String> epochs;
  private final Consumer<SessionId> reset;

  /**
   * @param reset tells the session's followers on this node that they cannot go on from where they
   *     are
   */
  LogAlignment(
      LocalEventLog local,
      SharedEventLog shared,
      LogSessions sessions,
      Supplier<String> epochs,
      Consumer<SessionId> reset) {
    this.local = local;
    this.shared = shared;
    this.sessions = sessions;
    this.epochs = epochs;
    this.reset = reset;
  }

  /** Takes a look at the shared log to be one with the log here. */
  void settle(LogShadow shadow, Optional<LogView> view) {
    LogHolding held = local.holding(shadow.session());
    LogAgreement agreement = LogAgreement.of(shadow.known(), held, shadow.appended(), view);
    if (agreement.bringsOurs() && !isOwners(shadow)) {
      // the session under that id may be another's by now
      shadow.doubt();
      return;
    }
    switch (agreement) {
      case LogAgreement.NoLog() -> shadow.adopt(NOWHERE);
      case LogAgreement.Made(var before) -> make(shadow, held, before);
      case LogAgreement.InLine(var at) -> shadow.agree(at);
      case LogAgreement.Mirrored(var seen, var wentBack) -> mirror(shadow, held, seen, wentBack);
      case LogAgreement.GivenUp(var theirs) -> giveUpEpoch(shadow, theirs);
      case LogAgreement.Rejoined(var at, var epoch) -> rejoin(shadow, at, epoch);
      case LogAgreement.Renamed(var theirs) -> {
        local.rename(shadow.session(), theirs.epoch());
        shadow.agree(theirs);
      }
      case LogAgreement.TakenOver(var theirs, var ours) -> {
        shadow.learn(known -> known.offer(ours.epoch()));
        move(shadow, theirs, ours);
      }
      case LogAgreement.Replaced(var seen) -> adopt(shadow, seen);
    }
  }

  private void make(LogShadow shadow, LogHolding held, LogPosition before) {
    shadow.learn(known -> known.lose().offer(held.epoch()));
    shadow.appended(held.last());
    // there is none without its session, which may not be there yet, or another's meanwhile
    shared
        .create(shadow.session(), before, shadow.known().fence())
        .filter(_ -> isOwners(shadow))
        .ifPresentOrElse(view -> settle(shadow, Optional.of(view)), shadow::doubt);
  }

  /** Whether the session that is there now is that of whom the log here is. */
  private boolean isOwners(LogShadow shadow) {
    SessionId session = shadow.session();
    return local.owner(session).filter(owner -> sessions.isOf().test(session, owner)).isPresent();
  }

  private void mirror(LogShadow shadow, LogHolding held, LogView seen, boolean wentBack) {
    LogPosition now = local.mirror(shadow.session(), held.epoch(), seen.events());
    if (now.lastSequence() < seen.position().lastSequence()) {
      adopt(shadow, seen);
    } else {
      shadow.agree(seen.position());
    }
    if (wentBack) {
      shadow.appended(held.last());
    }
  }

  private void rejoin(LogShadow shadow, LogPosition held, String epoch) {
    local.rename(shadow.session(), epoch);
    shadow.adopt(held);
    look(shadow, local.holding(shadow.session()).position())
        .ifPresent(view -> settle(shadow, Optional.of(view)));
  }

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
          shadow.learn(known -> known.branch(from, fresh));
        });
  }

  /** The log here no longer holds what the shared one lacks, which goes on behind that. */
  void leap(LogShadow shadow) {
    LogHolding held = local.holding(shadow.session());
    var begin = new LogPosition(held.epoch(), held.first() - 1);
    move(shadow, shadow.known().shared(), begin);
  }

  /** Moves the shared log, with which the one here is in line then. */
  private void move(LogShadow shadow, LogPosition from, LogPosition to) {
    Optional<LogView> moved = shared.move(shadow.session(), from, to);
    if (moved.filter(view -> view.position().equals(to)).isPresent()) {
      shadow.agree(to);
    } else {
      shadow.doubt();
    }
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

  private Optional<LogView> look(LogShadow shadow, LogPosition known) {
    var look = new LogLook(shadow.session(), known, "", 0, shadow.isFollowed());
    return shared.look(List.of(look)).getFirst();
  }

  private void adopt(LogShadow shadow, LogView seen) {
    Optional<UserId> owner = ownerOf(shadow, seen.position());
    boolean untold = local.holding(shadow.session()).isUntouched() && !shadow.isFollowed();
    underReset(
        shadow,
        () -> {
          local.restart(shadow.session(), seen.position(), newest(seen), owner);
          shadow.adopt(seen.position());
        });
    if (!untold) {
      JOURNAL.tell(JournalEvent.LOG_REPLACED, Detail.session(shadow.session()));
    }
  }

  /**
   * The owner of the log here, if the shared one is theirs too: as it is if it has the same epoch
   * before and after the session was seen to be theirs.
   */
  private Optional<UserId> ownerOf(LogShadow shadow, LogPosition seen) {
    return local
        .owner(shadow.session())
        .filter(owner -> sessions.isOf().test(shadow.session(), owner))
        .filter(
            _ ->
                look(shadow, seen)
                    .filter(again -> again.position().epoch().equals(seen.epoch()))
                    .isPresent());
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

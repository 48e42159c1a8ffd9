package dev.haystack.application.session;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.store.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a session's log holds of a turn.
 *
 * <p>Nobody knows where the turn began, nor how far back the log reaches: it is replayed from ever
 * earlier places, in growing steps and, behind the one that it does not hold, in shrinking ones. A
 * turn of late is found at once.
 */
record TurnEvents(EventLog log, SessionId session, UserId reader) {

  /** So many are held of a session that is in use. */
  private static final long FIRST_STEP = 1_000;

  /** The events that are held of the turn, in order. */
  List<LoggedEvent> of(TurnId turn) {
    LogPosition newest = log.position(session);
    List<LoggedEvent> found = List.of();
    long reached = newest.lastSequence();
    long step = FIRST_STEP;
    boolean growing = true;
    while (step > 0 && reached > 0 && !isWhole(found)) {
      long place = Math.max(0, reached - step);
      Optional<List<LoggedEvent>> held = behind(new LogPosition(newest.epoch(), place));
      if (held.isPresent()) {
        found = held.get().stream().filter(event -> event.turn().equals(turn)).toList();
        reached = place;
      }
      growing = growing && held.isPresent();
      step = growing ? step * 2 : step / 2;
    }
    return found;
  }

  private static boolean isWhole(List<LoggedEvent> events) {
    return !events.isEmpty() && events.getFirst().event() instanceof TurnEvent.Started;
  }

  private Optional<List<LoggedEvent>> behind(LogPosition place) {
    List<Optional<List<LoggedEvent>>> handed = new ArrayList<>(1);
    log.replay(session, reader, place, handed::add);
    return handed.getFirst();
  }
}

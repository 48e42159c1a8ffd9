package dev.haystack.kit.shared;

import static dev.haystack.kit.Examples.OWNER;
import static dev.haystack.kit.Examples.PROFILE;
import static dev.haystack.kit.Examples.SESSION;
import static dev.haystack.kit.Examples.delta;
import static dev.haystack.kit.Examples.started;
import static dev.haystack.port.shared.SharedEventLog.EVENTS_KEPT;
import static dev.haystack.port.shared.SharedEventLog.EVENTS_KEPT_FOR;
import static dev.haystack.port.shared.SharedEventLog.WATCHED_FOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.event.LogEntry;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.TurnId;
import dev.haystack.kit.Eventually;
import dev.haystack.port.shared.LogBatch;
import dev.haystack.port.shared.LogLook;
import dev.haystack.port.shared.LogView;
import dev.haystack.port.shared.ReadPlace;
import dev.haystack.port.shared.SessionOffer;
import dev.haystack.port.shared.SharedEventLog;
import dev.haystack.port.shared.Signal;
import dev.haystack.port.store.SessionCopy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How long a store of shared event logs keeps what, and whom it tells of what is added. */
abstract class SharedEventLogRetention {

  static final String EPOCH = "epoch";
  static final LogPosition NOWHERE = new LogPosition("", 0);
  private static final TurnId TURN = new TurnId("turn");

  /** The contents under test, empty when a test begins. */
  protected abstract SharedContents contents();

  final SharedEventLog here() {
    return contents().here().log();
  }

  final SharedEventLog there() {
    return contents().there().log();
  }

  @Test
  void whenATurnStartsSoManyEventsBeforeItAreKept() {
    openSession();
    LogPosition begin = make(EPOCH).position();
    long before = EVENTS_KEPT + 200L;
    for (long first = 1; first < before; first += 100) {
      var _ = append(batch(new LogPosition(EPOCH, first - 1), 0, texts(first, first + 99)));
    }
    assertEquals(before, look(begin).events().size());

    var start = new LoggedEvent(before + 1, TURN, started());
    var _ = append(batch(new LogPosition(EPOCH, before), 0, List.of(start)));

    List<LoggedEvent> kept = look(begin).events();
    assertEquals(before + 1 - EVENTS_KEPT, kept.getFirst().sequence());
    assertEquals(EVENTS_KEPT + 1, kept.size());
  }

  @Test
  void theWholeRunningTurnIsKept() {
    openSession();
    LogPosition begin = make(EPOCH).position();
    List<LoggedEvent> turn = new ArrayList<>();
    turn.add(new LoggedEvent(1, TURN, started()));
    var _ = append(batch(begin, 0, turn));
    long last = 2L * EVENTS_KEPT;
    for (long first = 2; first < last; first += 100) {
      List<LoggedEvent> next = texts(first, first + 99);
      turn.addAll(next);
      var _ = append(batch(new LogPosition(EPOCH, first - 1), 0, next));
    }

    assertEquals(turn, look(begin).events());
  }

  @Test
  void eventsGoAfterAWhileAndThePositionStaysWithItsSession() {
    openSession();
    LogPosition begin = make(EPOCH).position();
    LogPosition end = append(batch(begin, 4, texts(1, 3))).position();
    contents().advance(EVENTS_KEPT_FOR.minusMinutes(1));
    assertEquals(texts(1, 3), look(begin).events());

    contents().advance(EVENTS_KEPT_FOR.minusMinutes(2));

    LogView view = look(begin);
    assertEquals(end, view.position());
    assertEquals(List.of(), view.events());
    assertEquals(new LogPosition(EPOCH, 4), append(batch(end, 4, texts(4, 4))).position());
  }

  @Test
  void aLogWithoutASessionIsForThoseWhoWatch() {
    var _ = make(EPOCH);

    contents().advance(WATCHED_FOR.plusSeconds(1));

    assertEquals(List.of(Optional.empty()), here().look(List.of(look(NOWHERE, "", 0, true))));
  }

  @Test
  void aLogEndsWithItsSession() {
    openSession();
    var _ = append(batch(make(EPOCH).position(), 0, texts(1, 3)));

    contents().here().sessions().delete(SESSION, new Incarnation("incarnation"));

    assertEquals(List.of(Optional.empty()), there().look(List.of(look(NOWHERE, "", 0, false))));
  }

  @Test
  void whoWatchesIsCountedUntilThatEndsOrAWhileHasPassed() {
    openSession();
    LogPosition begin = make(EPOCH).position();
    assertEquals(0, look(begin).otherNodes());
    assertEquals(0, seen(there().look(List.of(look(begin, "", 0, true)))).otherNodes());
    assertEquals(1, append(batch(begin, 0, texts(1, 1))).otherNodes());

    there().unwatch(List.of(SESSION));
    there().unwatch(List.of(SESSION));
    assertEquals(0, append(batch(begin, 0, texts(1, 2))).otherNodes());
    assertEquals(1, look(begin).otherNodes());

    contents().advance(WATCHED_FOR.plusSeconds(1));
    assertEquals(0, look(begin).otherNodes());
  }

  @Test
  void whoWatchesIsToldOfWhatOthersAdd() {
    openSession();
    LogPosition begin = make(EPOCH).position();
    var told = new CopyOnWriteArrayList<LoggedEvent>();
    contents()
        .there()
        .bus()
        .listen(
            signal -> {
              if (signal instanceof Signal.EventsAdded(var session, var epoch, var events)) {
                assertEquals(SESSION, session);
                assertEquals(EPOCH, epoch);
                told.addAll(events);
              }
            });
    var _ = seen(there().look(List.of(look(begin, "", 0, true))));

    // the bus promises nothing, and may not have joined yet
    Eventually.holds(
        () -> {
          LogPosition end = look(begin).position();
          long next = end.lastSequence() + 1;
          var _ = append(batch(end, 0, texts(next, next)));
          return !told.isEmpty();
        });

    // more may be told meanwhile
    List<LoggedEvent> seen = List.copyOf(told);
    assertEquals(texts(seen.getFirst().sequence(), seen.getFirst().sequence()), seen.subList(0, 1));
    assertTrue(look(begin).events().containsAll(seen));
  }

  @Test
  void whoAddedIsToldOfWhatOthersAddThen() {
    openSession();
    LogPosition begin = make(EPOCH).position();
    LogPosition end = append(batch(begin, 0, texts(1, 1))).position();

    LogView theirs = seen(there().append(List.of(batch(end, 0, texts(2, 2)))));

    assertEquals(1, theirs.otherNodes());
    assertTrue(theirs.ours());
    assertFalse(seen(here().look(List.of(look(end, "", 0, false)))).ours());
  }

  /** Makes the log, unless there is one, and does not watch it. */
  final LogView make(String epoch) {
    return seen(here().look(List.of(look(NOWHERE, epoch, 0, false))));
  }

  /** As the other node sees it, which does not watch it. */
  final LogView look(LogPosition known) {
    return seen(there().look(List.of(look(known, "", 0, false))));
  }

  final LogView append(LogBatch batch) {
    return seen(here().append(List.of(batch)));
  }

  static LogLook look(LogPosition known, String epochIfNone, long fence, boolean watching) {
    return new LogLook(SESSION, known, epochIfNone, fence, watching);
  }

  static LogView seen(List<Optional<LogView>> views) {
    assertEquals(1, views.size());
    return views.getFirst().orElseThrow(() -> new AssertionError("there is no log"));
  }

  static LogBatch batch(LogPosition after, long fence, List<LoggedEvent> events) {
    return new LogBatch(SESSION, after, fence, logged(events));
  }

  static List<LogEntry> logged(List<LoggedEvent> events) {
    return List.copyOf(events);
  }

  static List<LoggedEvent> texts(long first, long last) {
    return LongStream.rangeClosed(first, last)
        .mapToObj(sequence -> new LoggedEvent(sequence, TURN, delta((int) sequence)))
        .toList();
  }

  final void openSession() {
    var session =
        new Session(
            SESSION,
            new Incarnation("incarnation"),
            OWNER,
            Optional.of(PROFILE),
            PersonaType.WEB_ASSISTANT,
            contents().now(),
            contents().now(),
            0,
            JsonObject.EMPTY);
    var whole =
        new SessionOffer.Whole(
            new SessionCopy(session, List.of(), SharedContents.SESSION_TIMEOUT), 0);
    assertTrue(contents().here().sessions().exchange(SESSION, whole, ReadPlace.START).isPresent());
  }
}

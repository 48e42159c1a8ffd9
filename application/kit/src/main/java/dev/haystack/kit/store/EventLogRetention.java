package dev.haystack.kit.store;

import static dev.haystack.kit.Examples.OTHER_SESSION;
import static dev.haystack.kit.Examples.OWNER;
import static dev.haystack.kit.Examples.SESSION;
import static dev.haystack.kit.Examples.delta;
import static dev.haystack.kit.Examples.started;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.store.EventLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The part of {@link EventLogContract} about what is kept and replayed. */
abstract class EventLogRetention {

  static final TurnId TURN = new TurnId("turn-1");

  /** The log under test, empty, and the same one throughout a test. */
  protected abstract EventLog log();

  /** Lets that much time pass for the log. */
  protected abstract void advance(Duration time);

  @Test
  void whereNothingHappenedThePositionIsZeroAndNothingWasMissed() {
    LogPosition position = log().position(SESSION);

    assertEquals(0, position.lastSequence());
    assertFalse(position.epoch().isEmpty());
    assertEquals(Optional.of(List.of()), replay(position));
  }

  @Test
  void aReplayGivesEveryEventBehindThePosition() {
    LogPosition empty = log().position(SESSION);
    List<LoggedEvent> all = turn(8);

    assertEquals(Optional.of(all), replay(empty));
    assertEquals(Optional.of(all.subList(3, 10)), replay(new LogPosition(empty.epoch(), 3)));
    assertEquals(Optional.of(List.of()), replay(log().position(SESSION)));
  }

  @Test
  void aPositionOfAnotherEpochOrFromTheFutureIsNotReplayed() {
    var _ = turn(8);
    LogPosition newest = log().position(SESSION);

    assertEquals(Optional.empty(), replay(new LogPosition("another", 3)));
    assertEquals(Optional.empty(), replay(new LogPosition(newest.epoch(), 11)));
    assertEquals(Optional.empty(), replay(new LogPosition(newest.epoch(), -1)));
  }

  @Test
  void aReplayHandsAListThatDoesNotChange() {
    LogPosition empty = log().position(SESSION);
    var _ = append(delta(1));
    List<LoggedEvent> given = replay(empty).orElseThrow();

    var _ = append(delta(2));

    assertEquals(List.of(1L), sequences(given));
  }

  @Test
  void theLastThousandEventsOfTheLastTenMinutesAreKept() {
    var _ = turn(1_500);
    advance(Duration.ofMinutes(9));
    var _ = turn(10);
    LogPosition newest = log().position(SESSION);

    List<LoggedEvent> kept =
        replay(new LogPosition(newest.epoch(), newest.lastSequence() - 1_000)).orElseThrow();

    assertEquals(1_000, kept.size());
    assertEquals(newest.lastSequence(), kept.getLast().sequence());
  }

  @Test
  void theWholeRunningTurnIsKeptHoweverLongItIs() {
    LogPosition empty = log().position(SESSION);
    var _ = append(started());
    for (int i = 0; i < 3_000; i++) {
      var _ = append(delta(i));
      if (i % 100 == 0) {
        advance(Duration.ofMinutes(1));
      }
    }

    List<LoggedEvent> kept = replay(empty).orElseThrow();

    assertEquals(LongStream.rangeClosed(1, 3_001).boxed().toList(), sequences(kept));
  }

  @Test
  void aReplayNeverLeavesAGap() {
    LogPosition empty = log().position(SESSION);
    for (int i = 0; i < 10; i++) {
      var _ = turn(500);
      advance(Duration.ofMinutes(4));
    }
    long newest = log().position(SESSION).lastSequence();

    for (long after = 0; after <= newest; after += 251) {
      Optional<List<LoggedEvent>> replayed = replay(new LogPosition(empty.epoch(), after));
      if (replayed.isPresent()) {
        assertEquals(
            LongStream.rangeClosed(after + 1, newest).boxed().toList(),
            sequences(replayed.orElseThrow()));
      }
    }
  }

  @Test
  void aDeletedLogBeginsANewEpochAndItsFollowersStay() {
    var seen = new CopyOnWriteArrayList<LoggedEvent>();
    var _ = turn(3);
    LogPosition old = log().position(SESSION);
    try (var _ = log().follow(SESSION, seen::add)) {

      log().delete(SESSION);

      assertNotEquals(old.epoch(), log().position(SESSION).epoch());
      assertEquals(0, log().position(SESSION).lastSequence());
      assertEquals(Optional.empty(), replay(old));
      assertEquals(Optional.empty(), replay(new LogPosition(old.epoch(), 0)));
      LoggedEvent event = append(delta(1));
      assertEquals(1, event.sequence());
      assertEquals(List.of(event), seen);
    }
  }

  @Test
  void deletingOneLogLeavesTheOthers() {
    var _ = turn(3);
    var _ = log().append(OTHER_SESSION, OWNER, TURN, delta(1));
    LogPosition other = log().position(OTHER_SESSION);

    log().delete(SESSION);

    assertEquals(other, log().position(OTHER_SESSION));
  }

  @Test
  void aForgottenLogNeverContinuesUnderItsEpoch() {
    var _ = turn(3);
    LogPosition old = log().position(SESSION);

    advance(Duration.ofDays(2));
    var _ = log().append(OTHER_SESSION, OWNER, TURN, delta(1));
    LoggedEvent next = append(delta(1));

    boolean continued = old.epoch().equals(log().position(SESSION).epoch());
    assertEquals(continued ? old.lastSequence() + 1 : 1, next.sequence());
  }

  List<LoggedEvent> turn(int deltas) {
    var events = new ArrayList<LoggedEvent>();
    events.add(append(started()));
    for (int i = 0; i < deltas; i++) {
      events.add(append(delta(i)));
    }
    events.add(append(new TurnEvent.Ended()));
    return events;
  }

  LoggedEvent append(TurnEvent event) {
    return log().append(SESSION, OWNER, TURN, event).orElseThrow();
  }

  Optional<List<LoggedEvent>> replay(LogPosition after) {
    return replay(OWNER, after);
  }

  Optional<List<LoggedEvent>> replay(UserId reader, LogPosition after) {
    var handed = new ArrayList<Optional<List<LoggedEvent>>>();
    log().replay(SESSION, reader, after, handed::add);
    assertEquals(1, handed.size());
    return handed.getFirst();
  }

  static List<Long> sequences(List<LoggedEvent> events) {
    return events.stream().map(LoggedEvent::sequence).toList();
  }
}

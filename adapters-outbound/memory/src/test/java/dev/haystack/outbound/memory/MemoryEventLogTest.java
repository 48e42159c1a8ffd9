package dev.haystack.outbound.memory;

import static dev.haystack.kit.Examples.OWNER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.event.Durability;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.kit.ManualClock;
import dev.haystack.kit.store.EventLogContract;
import dev.haystack.port.store.EventLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryEventLogTest extends EventLogContract {

  private static final SessionId SESSION = new SessionId("session");
  private static final TurnId TURN = new TurnId("turn");

  private final ManualClock clock = new ManualClock();
  private final AtomicInteger epochs = new AtomicInteger();
  private final EventLogLimits limits =
      new EventLogLimits(1_000, Duration.ofMinutes(10), Duration.ofHours(1), 128);
  private final MemoryEventLog log =
      new MemoryEventLog(clock, () -> "epoch-" + epochs.incrementAndGet(), limits);

  @Override
  protected EventLog log() {
    return log;
  }

  @Override
  protected void advance(Duration time) {
    clock.advance(time);
    log.removeExpired();
  }

  @Test
  void eventsFromBeforeTheLastThousandAndTheNewestTurnAreLetGo() {
    LogPosition empty = log.position(SESSION);
    turn(SESSION, 1_500);
    turn(SESSION, 2_000);

    assertFalse(held(new LogPosition(empty.epoch(), 501)));
    assertTrue(held(new LogPosition(empty.epoch(), 502)));
  }

  @Test
  void eventsThatBelongToNoTurnAreLetGoToo() {
    for (int i = 0; i < 5_000; i++) {
      var _ = delta(SESSION);
    }
    String epoch = log.position(SESSION).epoch();

    assertFalse(held(new LogPosition(epoch, 2_999)));
    assertTrue(held(new LogPosition(epoch, 4_000)));
  }

  @Test
  void theEventsOfASilentSessionAreLetGoAndItsNumberStays() {
    LogPosition empty = log.position(SESSION);
    turn(SESSION, 3);

    advance(Duration.ofMinutes(11));

    assertFalse(held(empty));
    assertTrue(held(new LogPosition(empty.epoch(), 5)));
    assertEquals(6, delta(SESSION).sequence());
  }

  @Test
  void aLogWithoutFollowersIsForgottenAndTheNextHasAnotherEpoch() {
    turn(SESSION, 3);
    LogPosition old = log.position(SESSION);

    advance(Duration.ofMinutes(61));

    assertEquals(0, log.size());
    assertEquals(1, delta(SESSION).sequence());
    assertNotEquals(old.epoch(), log.position(SESSION).epoch());
  }

  @Test
  void forgettingALogDoesNotDisturbTheOthers() {
    turn(SESSION, 3);
    advance(Duration.ofMinutes(40));
    var other = new SessionId("other");
    turn(other, 3);
    LogPosition before = log.position(other);

    advance(Duration.ofMinutes(40));

    assertEquals(1, log.size());
    assertEquals(before, log.position(other));
  }

  @Test
  void aFollowedLogIsNotForgotten() {
    turn(SESSION, 3);
    LogPosition position = log.position(SESSION);
    try (var _ = log.follow(SESSION, _ -> {})) {
      advance(Duration.ofDays(3));
      assertEquals(position, log.position(SESSION));
    }
    advance(Duration.ofMinutes(59));
    assertEquals(position, log.position(SESSION));

    advance(Duration.ofMinutes(2));

    assertEquals(0, log.size());
  }

  @Test
  void aTurnThatNeverEndsCountsAsOverInTheEnd() {
    var _ = log.append(SESSION, OWNER, TURN, started());
    advance(Duration.ofMinutes(59));
    assertEquals(1, log.size());

    advance(Duration.ofMinutes(2));

    assertEquals(0, log.size());
  }

  @Test
  void lookingAtPositionsAndReplayingNothingKeepsNothing() {
    for (int i = 0; i < 100; i++) {
      var id = new SessionId("session-" + i);
      log.replay(id, OWNER, log.position(id), _ -> {});
    }

    log.removeExpired();

    assertEquals(0, log.size());
  }

  @Test
  void overTheLimitTheLogSilentLongestGoesFirst() {
    try (var _ = log.follow(SESSION, _ -> {})) {
      turn(SESSION, 1);
      for (int i = 0; i < 300; i++) {
        turn(new SessionId("session-" + i), 1);
        clock.advance(Duration.ofMillis(1));
      }

      assertTrue(log.size() <= 132);
      assertEquals(3, log.position(SESSION).lastSequence());
      assertEquals(0, log.position(new SessionId("session-0")).lastSequence());
      assertEquals(3, log.position(new SessionId("session-299")).lastSequence());
    }
  }

  @Test
  void aFollowerThatFailsHarmsNeitherTheTurnNorTheOthers() {
    var seen = new ArrayList<LoggedEvent>();
    try (var _ = log.follow(SESSION, _ -> fail());
        var _ = log.follow(SESSION, seen::add)) {
      LoggedEvent event = delta(SESSION);

      assertEquals(List.of(event), seen);
    }
  }

  private static void fail() {
    throw new IllegalStateException("a follower's fault");
  }

  private boolean held(LogPosition after) {
    var handed = new ArrayList<Optional<List<LoggedEvent>>>();
    log.replay(SESSION, OWNER, after, handed::add);
    return handed.getFirst().isPresent();
  }

  private void turn(SessionId id, int deltas) {
    var _ = log.append(id, OWNER, TURN, started());
    for (int i = 0; i < deltas; i++) {
      var _ = delta(id);
    }
    var _ = log.append(id, OWNER, TURN, new TurnEvent.Ended());
  }

  private LoggedEvent delta(SessionId id) {
    return log.append(id, OWNER, TURN, new TurnEvent.TextDelta("word ")).orElseThrow();
  }

  private static TurnEvent started() {
    return new TurnEvent.Started(new MessageId("m"), ClientMessageId.NONE, Durability.MEMORY);
  }
}

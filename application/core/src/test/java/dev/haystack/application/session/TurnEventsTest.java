package dev.haystack.application.session;

import static dev.haystack.application.turn.OneNode.ANNA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.domain.event.Durability;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.kit.ManualClock;
import dev.haystack.outbound.memory.MemoryEventLog;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TurnEventsTest {

  private static final SessionId SESSION = new SessionId("s");

  private final ManualClock clock = new ManualClock();
  private final MemoryEventLog log = new MemoryEventLog(clock, () -> UUID.randomUUID().toString());

  @Test
  void aTurnIsFoundFromItsBeginningToItsEndAmongOthers() {
    List<TurnId> turns = List.of(turn("first", 3), turn("second", 700), turn("third", 2_500));

    for (TurnId turn : turns) {
      List<LoggedEvent> found = events(turn);

      assertEquals(log.eventsOf(SESSION, turn), found);
      assertInstanceOf(TurnEvent.Started.class, found.getFirst().event());
      assertInstanceOf(TurnEvent.Ended.class, found.getLast().event());
    }
  }

  @Test
  void ofATurnWhoseBeginningIsGoneTheRestIsFound() {
    TurnId gone = turn("long", 1_700);
    TurnId next = turn("next", 411);
    var _ = turn("last", 1_200);

    assertEquals(587, events(gone).size());
    assertEquals(log.eventsOf(SESSION, gone), events(gone));
    assertEquals(log.eventsOf(SESSION, next), events(next));
  }

  @Test
  void ofATurnThatIsGoneOrNeverWasThereIsNothing() {
    TurnId turn = turn("turn", 5);
    assertEquals(List.of(), events(new TurnId("another")));

    clock.advance(Duration.ofMinutes(11));
    log.removeExpired();

    assertEquals(List.of(), events(turn));
  }

  @Test
  void ofARunningTurnThereIsWhatWasSaidSoFar() {
    var turn = new TurnId("running");
    begin(turn, 4);

    assertEquals(5, events(turn).size());
  }

  private List<LoggedEvent> events(TurnId turn) {
    return new TurnEvents(log, SESSION, ANNA).of(turn);
  }

  private TurnId turn(String name, int deltas) {
    var turn = new TurnId(name);
    begin(turn, deltas);
    var _ = log.append(SESSION, ANNA, turn, new TurnEvent.Ended());
    return turn;
  }

  private void begin(TurnId turn, int deltas) {
    var started = new TurnEvent.Started(turn.question(), ClientMessageId.NONE, Durability.MEMORY);
    var _ = log.append(SESSION, ANNA, turn, started);
    for (int i = 0; i < deltas; i++) {
      var _ = log.append(SESSION, ANNA, turn, new TurnEvent.TextDelta("word " + i));
    }
  }
}

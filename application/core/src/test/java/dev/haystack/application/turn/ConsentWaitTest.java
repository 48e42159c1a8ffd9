package dev.haystack.application.turn;

import static dev.haystack.application.turn.ConsentTrial.ANNA;
import static dev.haystack.application.turn.ConsentTrial.SESSION;
import static dev.haystack.application.turn.ConsentTrial.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.event.TurnEnd;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What ends the wait for somebody who has not answered yet. */
@Tag("CS-1")
class ConsentWaitTest {

  private final ConsentTrial trial = new ConsentTrial();

  @AfterEach
  void close() {
    trial.close();
  }

  @Test
  void aStopEndsTheWait() {
    trial.person = _ -> assertTrue(trial.turns.stop(SESSION, ANNA, Optional.empty()));
    var answered =
        assertInstanceOf(TurnOutcome.Answered.class, trial.run(TurnTerms.STANDARD.asking(), WRITE));

    assertEquals(TurnEnd.STOPPED, answered.end());
    assertEquals(Optional.of("cancelled"), trial.error());
    assertEquals(0, trial.consents.count());
  }

  @Test
  void aDeletionEndsTheWait() {
    trial.person =
        _ -> Thread.startVirtualThread(() -> trial.turns.endAll(SESSION, Duration.ofSeconds(10)));
    var _ = trial.run(TurnTerms.STANDARD.asking(), WRITE);

    assertEquals(List.of(), trial.written());
    assertEquals(0, trial.consents.count());
  }

  @Test
  void theTurnsTimeEndsTheWait() {
    var standard = TurnLimits.DEFAULT;
    var soon =
        new TurnLimits(
            standard.toolRoundsMax(),
            standard.inFlightPerUserMax(),
            standard.waitingPerUserMax(),
            Duration.ofMillis(1),
            standard.detachedMax(),
            standard.toolConcurrencyMax(),
            standard.toolCallsPerRoundMax(),
            standard.toolCallsPerTurnMax(),
            standard.sessionMax());

    assertInstanceOf(TurnOutcome.Failed.class, trial.run(soon, TurnTerms.STANDARD.asking(), WRITE));
    assertEquals(List.of(), trial.written());
    assertEquals(0, trial.consents.count());
  }
}

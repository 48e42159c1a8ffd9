package dev.haystack.application.turn;

import static dev.haystack.application.turn.ConsentTrial.ANNA;
import static dev.haystack.application.turn.ConsentTrial.BEN;
import static dev.haystack.application.turn.ConsentTrial.CLOCK;
import static dev.haystack.application.turn.ConsentTrial.READ;
import static dev.haystack.application.turn.ConsentTrial.SESSION;
import static dev.haystack.application.turn.ConsentTrial.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.consent.ConsentMode;
import dev.haystack.application.consent.Consents;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.kit.Examples;
import dev.haystack.port.trail.AuditEntry;
import dev.haystack.port.trail.AuditEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("CS-1")
class CallConsentTest {

  private static final String OTHERS_PAGE = "{\"currentClient\":{\"clientName\":\"John\"}}";

  private final ConsentTrial trial = new ConsentTrial();

  @AfterEach
  void close() {
    trial.close();
  }

  @Test
  void aYesRunsTheToolOnceWithWhatThePersonWasShown() {
    trial.person =
        asked -> {
          assertTrue(trial.consents.answer(SESSION, ANNA, asked.actionId(), true));
          assertTrue(trial.consents.answer(SESSION, ANNA, asked.actionId(), true));
        };
    var _ = trial.run(TurnTerms.STANDARD.asking(), WRITE);

    TurnEvent.ConfirmationRequired asked = trial.questions().getFirst();
    assertEquals(Examples.object("{\"feeling\":\"good\",\"note\":\"ab\"}"), asked.arguments());
    assertEquals("w", asked.callId());
    assertEquals(
        List.of(Examples.object("{\"feeling\":\"good\",\"note\":\"ab\",\"confirmed\":true}")),
        trial.written());
    assertEquals(Optional.of(""), trial.error());
  }

  @Test
  void theTrailNamesTheQuestionThatWasSaidYesToAndNoneForAReading() {
    trial.says(ANNA, true);
    var _ = trial.run(TurnTerms.STANDARD.asking(), READ, WRITE);

    List<AuditEntry> calls =
        trial.audit.stream().filter(entry -> entry.event() == AuditEvent.TOOL_CALL).toList();
    assertEquals(
        List.of("get_my_tasks", "record_mood_entry"),
        calls.stream().map(AuditEntry::tool).distinct().toList());
    assertEquals("", calls.getFirst().reason());
    assertEquals(trial.questions().getFirst().actionId(), calls.getLast().reason());
  }

  @Test
  void theTrailNamesNoQuestionWhereTheModelsWordWasEnough() {
    trial.consents = new Consents(ConsentMode.MODEL, CLOCK);
    var _ = trial.run(TurnTerms.STANDARD, WRITE);

    assertEquals(List.of(""), trial.audit.stream().map(AuditEntry::reason).distinct().toList());
    assertEquals("record_mood_entry", trial.audit.getLast().tool());
  }

  @Test
  void aNoIsToldToTheModelAndNothingIsWritten() {
    trial.says(ANNA, false);
    var answered =
        assertInstanceOf(TurnOutcome.Answered.class, trial.run(TurnTerms.STANDARD.asking(), WRITE));

    assertEquals(List.of(), trial.written());
    assertEquals(Optional.of("declined"), trial.error());
    assertTrue(answered.answer().content().contains("said no"));
  }

  @Test
  void silenceIsANo() {
    trial.consents = new Consents(ConsentMode.USER, Duration.ofMillis(1), CLOCK, ConsentTrial::id);
    trial.says(BEN, true);
    var _ = trial.run(TurnTerms.STANDARD.asking(), WRITE);

    assertEquals(List.of(), trial.written());
    assertEquals(Optional.of("declined"), trial.error());
  }

  @Test
  void whoCannotBeAskedHasNotAgreedWhateverTheModelSays() {
    var _ = trial.run(TurnTerms.STANDARD, WRITE);

    assertEquals(List.of(), trial.questions());
    assertEquals(List.of(), trial.written());
    assertEquals(Optional.of("declined"), trial.error());
  }

  @Test
  void nothingIsWrittenWhereThatIsDenied() {
    trial.consents = new Consents(ConsentMode.DENY, CLOCK);
    var _ = trial.run(TurnTerms.STANDARD.asking(), WRITE);

    assertEquals(List.of(), trial.questions());
    assertEquals(Optional.of("declined"), trial.error());
  }

  @Test
  void theModelsWordIsEnoughWhereThatIsWanted() {
    trial.consents = new Consents(ConsentMode.MODEL, CLOCK);
    var _ = trial.run(TurnTerms.STANDARD, WRITE);

    assertEquals(List.of(), trial.questions());
    assertEquals(1, trial.written().size());
  }

  @Test
  void butNotOnceItHasReadWhatOthersWrote() {
    trial.consents = new Consents(ConsentMode.MODEL, CLOCK);
    trial.says(ANNA, false);
    var _ = trial.run(TurnTerms.STANDARD.asking(), READ, WRITE);

    assertEquals(1, trial.questions().size());
    assertEquals(List.of(), trial.written());
  }

  @Test
  void andThenNobodyAgreesWhoCannotBeAsked() {
    trial.consents = new Consents(ConsentMode.MODEL, CLOCK);
    var _ = trial.run(TurnTerms.STANDARD, READ, WRITE);

    assertEquals(Optional.of("declined"), trial.error());
    assertEquals(List.of(), trial.written());
  }

  @Test
  void thePageHoldsWhatOthersWroteAsItIsWhenTheTurnBegins() {
    trial.shows(OTHERS_PAGE);
    trial.meanwhile = () -> trial.shows("{}");

    assertAskedThoughTheModelsWordIsWanted(TurnTerms.STANDARD);
  }

  @Test
  void andAsItIsWhenTheCallIsMade() {
    trial.meanwhile = () -> trial.shows(OTHERS_PAGE);

    assertAskedThoughTheModelsWordIsWanted(TurnTerms.STANDARD);
  }

  @Test
  void soDoesWhatAPageSendsAlong() {
    JsonObject data = Examples.object("{\"selection\":\"write it down\"}");

    assertAskedThoughTheModelsWordIsWanted(
        new TurnTerms(List.of(), data, true, false, Keep.SESSION));
  }

  private void assertAskedThoughTheModelsWordIsWanted(TurnTerms terms) {
    trial.consents = new Consents(ConsentMode.MODEL, CLOCK);
    trial.says(ANNA, false);
    var _ = trial.run(terms.asking(), WRITE);

    assertEquals(1, trial.questions().size());
    assertEquals(List.of(), trial.written());
  }

  @Test
  void nobodyIsAskedAboutACallThatWouldNotRun() {
    var wrong = new ToolCall("w", "record_mood_entry", "{\"confirmed\":true}");
    var _ = trial.run(TurnTerms.STANDARD.asking(), wrong);

    assertEquals(List.of(), trial.questions());
    assertEquals(List.of(), trial.written());
  }
}

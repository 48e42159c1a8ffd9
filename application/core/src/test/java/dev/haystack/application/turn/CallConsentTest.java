package dev.haystack.application.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.consent.ConsentMode;
import dev.haystack.application.consent.Consents;
import dev.haystack.application.cost.UserLimits;
import dev.haystack.application.cost.UserModels;
import dev.haystack.application.policy.Review;
import dev.haystack.application.prompt.PromptLimits;
import dev.haystack.domain.event.TurnEnd;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.kit.Examples;
import dev.haystack.kit.model.ScriptedChatModel;
import dev.haystack.kit.practice.ScriptedToolBackend;
import dev.haystack.outbound.memory.MemoryBounds;
import dev.haystack.outbound.memory.MemoryOutboxLimits;
import dev.haystack.outbound.memory.MemoryStore;
import dev.haystack.outbound.memory.MemoryStoreLimits;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.meter.Meter;
import dev.haystack.port.practice.BackendCall;
import dev.haystack.port.trail.AuditEntry;
import dev.haystack.port.trail.AuditEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("CS-1")
class CallConsentTest {

  private static final UserId ANNA = new UserId("test", "anna");
  private static final UserId BEN = new UserId("test", "ben");
  private static final SessionId SESSION = new SessionId("s");
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Duration LONG = Duration.ofHours(1);
  private static final ToolCall WRITE =
      new ToolCall(
          "w",
          "record_mood_entry",
          "{\"feeling\":\"good\",\"note\":\"a\u202Eb\",\"confirmed\":true}");
  private static final ToolCall READ = new ToolCall("r", "get_my_tasks", "{}");

  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final ActiveTurns turns = new ActiveTurns(scheduler, CLOCK, LONG);
  private final MemoryStore store =
      new MemoryStore(
          new MemoryStoreLimits(
              LONG, 100, LONG, 10_000, MemoryBounds.NONE, MemoryOutboxLimits.DEFAULT),
          CLOCK,
          CallConsentTest::id);
  private final ScriptedToolBackend practice =
      new ScriptedToolBackend(
          Map.of(
              "record_mood_entry", CallConsentTest::saved, "get_my_tasks", CallConsentTest::saved));
  private final List<TurnEvent> events = new CopyOnWriteArrayList<>();
  private final List<AuditEntry> audit = new CopyOnWriteArrayList<>();
  private Consents consents = new Consents(ConsentMode.USER, CLOCK);
  private Consumer<TurnEvent.ConfirmationRequired> person = _ -> {};

  private static String id() {
    return UUID.randomUUID().toString();
  }

  /** As one that asks the practice once. */
  private static ToolResult saved(BackendCall call) {
    try {
      var _ = call.caller().current();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new ToolResult.Success(Examples.object("{\"saved\":true}"));
  }

  @AfterEach
  void close() {
    scheduler.shutdownNow();
  }

  /** Has a model call these tools round by round, and then say what the last one answered. */
  private TurnOutcome run(TurnTerms terms, ToolCall... rounds) {
    return run(TurnLimits.DEFAULT, terms, rounds);
  }

  private TurnOutcome run(TurnLimits limits, TurnTerms terms, ToolCall... rounds) {
    var model =
        new UserModels(new ScriptedChatModel(request -> next(request, rounds)), UserLimits.none());
    var runTurn =
        new RunTurn(
            new TurnPorts(
                model,
                model,
                practice,
                store.sessions(),
                store.uiStates(),
                store.log(),
                Meter.NONE,
                consents,
                audit::add),
            _ -> new Review.Granted(true),
            turns,
            limits,
            PromptLimits.DEFAULT,
            CLOCK,
            CallConsentTest::id);
    var caller = CallerLease.of(new Principal(ANNA, ProfileId.NONE, AccessToken.NONE));
    try (var _ = store.log().follow(SESSION, event -> heard(event.event()))) {
      return runTurn.run(
          new TurnRequest(
              SESSION,
              caller,
              PersonaType.JAIMEE_THERAPIST,
              "I feel good.",
              ClientMessageId.NONE,
              terms),
          _ -> {});
    }
  }

  private void heard(TurnEvent event) {
    events.add(event);
    if (event instanceof TurnEvent.ConfirmationRequired asked) {
      person.accept(asked);
    }
  }

  private static ScriptedChatModel.Answer next(ModelRequest request, ToolCall... rounds) {
    List<ModelMessage.FromAssistant> said =
        request.messages().stream()
            .filter(ModelMessage.FromAssistant.class::isInstance)
            .map(ModelMessage.FromAssistant.class::cast)
            .toList();
    return said.size() < rounds.length
        ? ScriptedChatModel.Answer.calling(rounds[said.size()])
        : ScriptedChatModel.Answer.of(request.messages().getLast().toString());
  }

  private void says(UserId user, boolean yes) {
    person =
        asked ->
            assertEquals(user.equals(ANNA), consents.answer(SESSION, user, asked.actionId(), yes));
  }

  private List<JsonObject> written() {
    return practice.received().stream()
        .filter(call -> call.tool().equals("record_mood_entry"))
        .map(BackendCall::arguments)
        .toList();
  }

  private Optional<String> error() {
    return events.stream()
        .filter(TurnEvent.ToolCompleted.class::isInstance)
        .map(TurnEvent.ToolCompleted.class::cast)
        .filter(done -> done.name().equals("record_mood_entry"))
        .map(TurnEvent.ToolCompleted::error)
        .findFirst();
  }

  private List<TurnEvent.ConfirmationRequired> questions() {
    return events.stream()
        .filter(TurnEvent.ConfirmationRequired.class::isInstance)
        .map(TurnEvent.ConfirmationRequired.class::cast)
        .toList();
  }

  @Test
  void aYesRunsTheToolOnceWithWhatThePersonWasShown() {
    person =
        asked -> {
          assertTrue(consents.answer(SESSION, ANNA, asked.actionId(), true));
          assertTrue(consents.answer(SESSION, ANNA, asked.actionId(), true));
        };
    var _ = run(TurnTerms.STANDARD.asking(), WRITE);

    TurnEvent.ConfirmationRequired asked = questions().getFirst();
    assertEquals(Examples.object("{\"feeling\":\"good\",\"note\":\"ab\"}"), asked.arguments());
    assertEquals("w", asked.callId());
    assertEquals(
        List.of(Examples.object("{\"feeling\":\"good\",\"note\":\"ab\",\"confirmed\":true}")),
        written());
    assertEquals(Optional.of(""), error());
  }

  @Test
  void theTrailNamesTheQuestionThatWasSaidYesToAndNoneForAReading() {
    says(ANNA, true);
    var _ = run(TurnTerms.STANDARD.asking(), READ, WRITE);

    List<AuditEntry> calls =
        audit.stream().filter(entry -> entry.event() == AuditEvent.TOOL_CALL).toList();
    assertEquals(
        List.of("get_my_tasks", "record_mood_entry"),
        calls.stream().map(AuditEntry::tool).distinct().toList());
    assertEquals("", calls.getFirst().reason());
    assertEquals(questions().getFirst().actionId(), calls.getLast().reason());
  }

  @Test
  void theTrailNamesNoQuestionWhereTheModelsWordWasEnough() {
    consents = new Consents(ConsentMode.MODEL, CLOCK);
    var _ = run(TurnTerms.STANDARD, WRITE);

    assertEquals(List.of(""), audit.stream().map(AuditEntry::reason).distinct().toList());
    assertEquals("record_mood_entry", audit.getLast().tool());
  }

  @Test
  void aNoIsToldToTheModelAndNothingIsWritten() {
    says(ANNA, false);
    var answered =
        assertInstanceOf(TurnOutcome.Answered.class, run(TurnTerms.STANDARD.asking(), WRITE));

    assertEquals(List.of(), written());
    assertEquals(Optional.of("declined"), error());
    assertTrue(answered.answer().content().contains("said no"));
  }

  @Test
  void silenceIsANo() {
    consents = new Consents(ConsentMode.USER, Duration.ofMillis(1), CLOCK, CallConsentTest::id);
    says(BEN, true);
    var _ = run(TurnTerms.STANDARD.asking(), WRITE);

    assertEquals(List.of(), written());
    assertEquals(Optional.of("declined"), error());
  }

  @Test
  void whoCannotBeAskedHasNotAgreedWhateverTheModelSays() {
    var _ = run(TurnTerms.STANDARD, WRITE);

    assertEquals(List.of(), questions());
    assertEquals(List.of(), written());
    assertEquals(Optional.of("declined"), error());
  }

  @Test
  void nothingIsWrittenWhereThatIsDenied() {
    consents = new Consents(ConsentMode.DENY, CLOCK);
    var _ = run(TurnTerms.STANDARD.asking(), WRITE);

    assertEquals(List.of(), questions());
    assertEquals(Optional.of("declined"), error());
  }

  @Test
  void theModelsWordIsEnoughWhereThatIsWanted() {
    consents = new Consents(ConsentMode.MODEL, CLOCK);
    var _ = run(TurnTerms.STANDARD, WRITE);

    assertEquals(List.of(), questions());
    assertEquals(1, written().size());
  }

  @Test
  void butNotOnceItHasReadWhatOthersWrote() {
    consents = new Consents(ConsentMode.MODEL, CLOCK);
    says(ANNA, false);
    var _ = run(TurnTerms.STANDARD.asking(), READ, WRITE);

    assertEquals(1, questions().size());
    assertEquals(List.of(), written());
  }

  @Test
  void andThenNobodyAgreesWhoCannotBeAsked() {
    consents = new Consents(ConsentMode.MODEL, CLOCK);
    var _ = run(TurnTerms.STANDARD, READ, WRITE);

    assertEquals(Optional.of("declined"), error());
    assertEquals(List.of(), written());
  }

  @Test
  void aStopEndsTheWait() {
    person = _ -> assertTrue(turns.stop(SESSION, ANNA, Optional.empty()));
    var answered =
        assertInstanceOf(TurnOutcome.Answered.class, run(TurnTerms.STANDARD.asking(), WRITE));

    assertEquals(TurnEnd.STOPPED, answered.end());
    assertEquals(Optional.of("cancelled"), error());
    assertEquals(0, consents.count());
  }

  @Test
  void aDeletionEndsTheWait() {
    person = _ -> Thread.startVirtualThread(() -> turns.endAll(SESSION, Duration.ofSeconds(10)));
    var _ = run(TurnTerms.STANDARD.asking(), WRITE);

    assertEquals(List.of(), written());
    assertEquals(0, consents.count());
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

    assertInstanceOf(TurnOutcome.Failed.class, run(soon, TurnTerms.STANDARD.asking(), WRITE));
    assertEquals(List.of(), written());
    assertEquals(0, consents.count());
  }
}

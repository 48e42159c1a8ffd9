package dev.haystack.application.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.application.consent.ConsentMode;
import dev.haystack.application.consent.Consents;
import dev.haystack.application.cost.UserLimits;
import dev.haystack.application.cost.UserModels;
import dev.haystack.application.policy.Review;
import dev.haystack.application.prompt.PromptLimits;
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
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiStateChange;
import dev.haystack.domain.uistate.UiStateUpdate;
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

/** Turns whose model calls tools, with a person who is asked, and what came of both. */
final class ConsentTrial implements AutoCloseable {

  static final UserId ANNA = new UserId("test", "anna");
  static final UserId BEN = new UserId("test", "ben");
  static final SessionId SESSION = new SessionId("s");
  static final InstantSource CLOCK = InstantSource.system();
  private static final Duration LONG = Duration.ofHours(1);
  static final ToolCall WRITE =
      new ToolCall(
          "w",
          "record_mood_entry",
          "{\"feeling\":\"good\",\"note\":\"a\u202Eb\",\"confirmed\":true}");
  static final ToolCall READ = new ToolCall("r", "get_my_tasks", "{}");

  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  final ActiveTurns turns = new ActiveTurns(scheduler, CLOCK, LONG);
  private final MemoryStore store =
      new MemoryStore(
          new MemoryStoreLimits(
              LONG, 100, LONG, 10_000, MemoryBounds.NONE, MemoryOutboxLimits.DEFAULT),
          CLOCK,
          ConsentTrial::id);
  private final ScriptedToolBackend practice =
      new ScriptedToolBackend(
          Map.of("record_mood_entry", ConsentTrial::saved, "get_my_tasks", ConsentTrial::saved));
  private final List<TurnEvent> events = new CopyOnWriteArrayList<>();
  final List<AuditEntry> audit = new CopyOnWriteArrayList<>();
  Consents consents = new Consents(ConsentMode.USER, CLOCK);
  Consumer<TurnEvent.ConfirmationRequired> person = _ -> {};

  /** What happens while the model answers. */
  Runnable meanwhile = () -> {};

  static String id() {
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

  @Override
  public void close() {
    scheduler.shutdownNow();
  }

  /** Has a model call these tools round by round, and then say what the last one answered. */
  TurnOutcome run(TurnTerms terms, ToolCall... rounds) {
    return run(TurnLimits.DEFAULT, terms, rounds);
  }

  TurnOutcome run(TurnLimits limits, TurnTerms terms, ToolCall... rounds) {
    var model =
        new UserModels(
            new ScriptedChatModel(
                request -> {
                  meanwhile.run();
                  return next(request, rounds);
                }),
            UserLimits.none());
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
            ConsentTrial::id);
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

  /** The user's page is this from now on. */
  void shows(String page) {
    var whole = new UiStateChange.Replace(Examples.object(page));
    var _ =
        store
            .uiStates()
            .write(SESSION, ANNA, new UiStateUpdate(whole, new Stamp(CLOCK.instant(), 1)));
  }

  void says(UserId user, boolean yes) {
    person =
        asked ->
            assertEquals(user.equals(ANNA), consents.answer(SESSION, user, asked.actionId(), yes));
  }

  List<JsonObject> written() {
    return practice.received().stream()
        .filter(call -> call.tool().equals("record_mood_entry"))
        .map(BackendCall::arguments)
        .toList();
  }

  Optional<String> error() {
    return events.stream()
        .filter(TurnEvent.ToolCompleted.class::isInstance)
        .map(TurnEvent.ToolCompleted.class::cast)
        .filter(done -> done.name().equals("record_mood_entry"))
        .map(TurnEvent.ToolCompleted::error)
        .findFirst();
  }

  List<TurnEvent.ConfirmationRequired> questions() {
    return events.stream()
        .filter(TurnEvent.ConfirmationRequired.class::isInstance)
        .map(TurnEvent.ConfirmationRequired.class::cast)
        .toList();
  }
}

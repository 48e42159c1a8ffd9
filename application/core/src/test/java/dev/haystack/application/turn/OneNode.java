package dev.haystack.application.turn;

import dev.haystack.application.compaction.SummaryTally;
import dev.haystack.application.cost.UserLimits;
import dev.haystack.application.cost.UserModels;
import dev.haystack.application.policy.Review;
import dev.haystack.application.prompt.PromptLimits;
import dev.haystack.application.session.DeleteSession;
import dev.haystack.application.session.FollowSession;
import dev.haystack.application.session.SessionFollowers;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.kit.Eventually;
import dev.haystack.kit.Examples;
import dev.haystack.kit.model.ScriptedChatModel;
import dev.haystack.kit.practice.ScriptedToolBackend;
import dev.haystack.outbound.memory.MemoryBounds;
import dev.haystack.outbound.memory.MemoryOutboxLimits;
import dev.haystack.outbound.memory.MemoryStore;
import dev.haystack.outbound.memory.MemoryStoreLimits;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.turn.OtherNodes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The use cases of sessions and turns over memory, a scripted model and a scripted practice. */
public final class OneNode implements OtherNodes, AutoCloseable {

  public static final UserId ANNA = new UserId("test", "anna");
  public static final UserId BEN = new UserId("test", "ben");

  private static final InstantSource CLOCK = InstantSource.system();
  private static final Duration LONG = Duration.ofHours(1);

  public final ScriptedChatModel model;
  public final ScriptedToolBackend backend =
      new ScriptedToolBackend(
          Map.of(
              "search_clients",
              _ -> new ToolResult.Success(Examples.object("{\"clients\":[{\"name\":\"John\"}]}"))));
  public final MemoryStore store =
      new MemoryStore(
          new MemoryStoreLimits(
              LONG, 1_000, LONG, 10_000, MemoryBounds.NONE, MemoryOutboxLimits.DEFAULT),
          CLOCK,
          OneNode::id);
  public final FollowSession followSession;
  public final StopTurn stopTurn;
  public final DeleteSession deleteSession;

  /** What other nodes were told. */
  public final List<String> told = new CopyOnWriteArrayList<>();

  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final ActiveTurns turns;
  private final RunTurn runTurn;

  public OneNode(ScriptedChatModel model) {
    this(model, UserLimits.none(), TurnLimits.DEFAULT);
  }

  /** With limits of its own. */
  public OneNode(ScriptedChatModel model, UserLimits limits, TurnLimits turnLimits) {
    this(model, model, limits, turnLimits, PromptLimits.DEFAULT);
  }

  /** With a model that writes summaries of what such prompts no longer show. */
  public OneNode(ScriptedChatModel model, ScriptedChatModel summaries, PromptLimits prompts) {
    this(model, summaries, UserLimits.none(), TurnLimits.DEFAULT, prompts);
  }

  private OneNode(
      ScriptedChatModel model,
      ScriptedChatModel summaries,
      UserLimits limits,
      TurnLimits turnLimits,
      PromptLimits prompts) {
    this.model = model;
    turns = new ActiveTurns(scheduler, CLOCK, LONG);
    var followers = new SessionFollowers();
    runTurn = runTurn(summaries, limits, turnLimits, prompts);
    followSession = new FollowSession(store.sessions(), store.log(), turns, followers);
    stopTurn = new StopTurn(turns, this);
    deleteSession =
        new DeleteSession(store.sessions(), store.uiStates(), store.log(), turns, followers, this);
  }

  private RunTurn runTurn(
      ScriptedChatModel summaries, UserLimits limits, TurnLimits turnLimits, PromptLimits prompts) {
    return new RunTurn(
        new TurnPorts(
            new UserModels(model, limits),
            new UserModels(summaries, limits),
            backend,
            store.sessions(),
            store.uiStates(),
            store.log()),
        _ -> new Review.Granted(true),
        turns,
        turnLimits,
        prompts,
        CLOCK,
        OneNode::id);
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  /** Has the message answered, beside the caller. */
  public CompletableFuture<TurnOutcome> ask(UserId user, SessionId session, String words) {
    return ask(user, new ProfileId("profile-1"), session, words);
  }

  /** The same under another profile. */
  public CompletableFuture<TurnOutcome> ask(
      UserId user, ProfileId profile, SessionId session, String words) {
    var caller = new Principal(user, profile, new AccessToken("token-1"));
    var request =
        new TurnRequest(
            session,
            CallerLease.of(caller),
            PersonaType.WEB_ASSISTANT,
            words,
            new ClientMessageId("client-" + words));
    return CompletableFuture.supplyAsync(
        () -> runTurn.run(request, _ -> {}), Thread::startVirtualThread);
  }

  /** Has a message of that name answered on those terms. */
  public TurnOutcome answer(
      UserId user, SessionId session, String words, String name, TurnTerms terms) {
    var caller = new Principal(user, new ProfileId("profile-1"), new AccessToken("token-1"));
    return runTurn.run(
        new TurnRequest(
            session,
            CallerLease.of(caller),
            PersonaType.WEB_ASSISTANT,
            words,
            new ClientMessageId(name),
            terms),
        _ -> {});
  }

  /** Has the message answered. */
  public TurnOutcome answer(UserId user, SessionId session, String words) {
    return outcome(ask(user, session, words));
  }

  /** What becomes of a turn. */
  public static TurnOutcome outcome(CompletableFuture<TurnOutcome> turn) {
    return turn.orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** Has a message answered up to the first piece of the answer, where the model pauses. */
  public CompletableFuture<TurnOutcome> pausing(UserId user, SessionId session, String words) {
    var events = new CopyOnWriteArrayList<TurnEvent>();
    model.pause();
    try (var _ = store.log().follow(session, event -> events.add(event.event()))) {
      CompletableFuture<TurnOutcome> turn = ask(user, session, words);
      Eventually.holds(() -> events.stream().anyMatch(TurnEvent.TextDelta.class::isInstance));
      return turn;
    }
  }

  /** What became of the summaries of conversations. */
  public SummaryTally summaries() {
    return runTurn.summaries();
  }

  /** Waits for what is done behind turns. */
  public void awaitBehind() {
    Eventually.holds(() -> turns.countBehind() == 0);
  }

  /** Ends all that runs. */
  public void shutDown() {
    turns.shutDown(Duration.ofSeconds(5));
  }

  /** Everything that happened in a session. */
  public List<LoggedEvent> events(SessionId session) {
    var handed = new CopyOnWriteArrayList<LoggedEvent>();
    var begin = new LogPosition(store.log().position(session).epoch(), 0);
    store
        .log()
        .owner(session)
        .ifPresent(
            owner ->
                store.log().replay(session, owner, begin, all -> handed.addAll(all.orElseThrow())));
    return handed;
  }

  /** Everything that was said in a session. */
  public List<String> words(SessionId session) {
    return store.sessions().messages(session).stream().map(Message::content).toList();
  }

  @Override
  public void stopWanted(SessionId session, UserId user, Optional<TurnId> turn) {
    told.add("stop " + user.subject() + "'s " + turn.map(TurnId::value).orElse("any"));
  }

  @Override
  public void consentAnswered(SessionId session, UserId user, String actionId, boolean isGranted) {
    told.add("consent " + user.subject() + "'s " + actionId + " " + isGranted);
  }

  @Override
  public void sessionDeleted(SessionId session, Incarnation incarnation) {
    told.add("deleted " + incarnation.value());
  }

  @Override
  public void uiStateChanged(SessionId session, UserId user) {
    told.add("page " + session.value());
  }

  @Override
  public void close() {
    model.goOn();
    scheduler.shutdownNow();
  }
}

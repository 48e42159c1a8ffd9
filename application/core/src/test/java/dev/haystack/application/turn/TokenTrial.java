package dev.haystack.application.turn;

import dev.haystack.application.cost.UserLimits;
import dev.haystack.application.cost.UserModels;
import dev.haystack.application.identity.Bearer;
import dev.haystack.application.identity.CallerLeases;
import dev.haystack.application.identity.IssuedTokens;
import dev.haystack.application.policy.Review;
import dev.haystack.application.prompt.PromptLimits;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.kit.Examples;
import dev.haystack.kit.model.ScriptedChatModel;
import dev.haystack.outbound.memory.MemoryEventLog;
import dev.haystack.outbound.memory.MemorySessionStore;
import dev.haystack.outbound.memory.MemoryUiStateStore;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.identity.CredentialEnded;
import dev.haystack.port.practice.BackendCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** One turn in a time of its own, whose token ends while an event of it is logged. */
final class TokenTrial {

  private static final UserId ANNA = new UserId("issuer", "anna");
  private static final SessionId SESSION = new SessionId("s");
  private static final Duration LIFE = Duration.ofMinutes(1);
  private static final Duration GRACE = Duration.ofSeconds(30);

  /** How the user answers who is asked for a newer token. */
  enum Answer {
    REFRESH,
    NONE,
    OTHER_SUBJECT,
    STOP
  }

  /** What came of it; late is every request that was made by a token behind its end. */
  record Ran(
      TokenTrial trial,
      TurnOutcome outcome,
      int eventCount,
      boolean wasAsked,
      int requestCount,
      List<String> late,
      List<Message> messages) {}

  private final int[] callsOfRounds;
  private final int requestsPerCall;
  private final Answer answer;
  private final IssuedTokens tokens = new IssuedTokens();
  private final CallerLeases leases = new CallerLeases(tokens.callers(), tokens.clock, GRACE);
  private final Principal first = tokens.issue(ANNA, "p", LIFE);
  private final Bearer socket = new Bearer(first);
  private final CallerLease lease = leases.of(SESSION, first, socket);
  private final AtomicInteger requests = new AtomicInteger();
  private int modelRounds;
  private final List<String> late = new CopyOnWriteArrayList<>();

  /** The turn of that number: always the same rounds, calls and requests. */
  TokenTrial(int number, Answer answer) {
    var random = new Random(number);
    this.callsOfRounds = random.ints(random.nextInt(4), 1, 4).toArray();
    this.requestsPerCall = 1 + random.nextInt(3);
    this.answer = answer;
  }

  /** All that the model says in it. */
  String words() {
    return "Let me see. ".repeat(callsOfRounds.length) + "That is it.";
  }

  /** Has the token end while the event of that number is logged. */
  Ran run(int end) {
    var sessions =
        new MemorySessionStore(tokens.clock, () -> UUID.randomUUID().toString(), LIFE.plusHours(9));
    var log = new MemoryEventLog(tokens.clock, () -> UUID.randomUUID().toString());
    ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    try {
      var active = new ActiveTurns(scheduler, tokens.clock, Duration.ofHours(1));
      var turns =
          new RunTurn(
              new TurnPorts(
                  new UserModels(new ScriptedChatModel(this::reply), UserLimits.none()),
                  this::called,
                  sessions,
                  new MemoryUiStateStore(tokens.clock, Duration.ofHours(9), 1 << 20),
                  log),
              _ -> new Review.Granted(true),
              active,
              TurnLimits.DEFAULT,
              PromptLimits.DEFAULT,
              tokens.clock,
              () -> UUID.randomUUID().toString());
      leases.join(SESSION, socket);
      socket.answersBy(() -> answer(active));
      var events = new AtomicInteger();
      try (var _ =
          log.follow(
              SESSION,
              _ -> {
                if (events.incrementAndGet() == end) {
                  tokenEnds();
                }
              })) {
        TurnOutcome outcome =
            turns.run(
                new TurnRequest(
                    SESSION, lease, PersonaType.WEB_ASSISTANT, "hello", ClientMessageId.NONE),
                _ -> {});
        return new Ran(
            this,
            outcome,
            events.get(),
            socket.timesAsked() > 0,
            requests.get(),
            List.copyOf(late),
            sessions.messages(SESSION));
      }
    } finally {
      scheduler.shutdownNow();
    }
  }

  private synchronized void tokenEnds() {
    tokens.clock.advance(LIFE.plus(IssuedTokens.LEEWAY));
  }

  private void answer(ActiveTurns active) {
    switch (answer) {
      case REFRESH -> socket.bring(tokens.issue(ANNA, "p", Duration.ofHours(1)));
      case NONE -> tokens.clock.advance(GRACE);
      case OTHER_SUBJECT -> {
        leases.join(
            SESSION,
            new Bearer(tokens.issue(new UserId("issuer", "ben"), "p", Duration.ofHours(1))));
        tokens.clock.advance(GRACE);
      }
      case STOP -> {
        var _ = active.stop(SESSION, ANNA, Optional.empty());
      }
    }
    leases.news();
  }

  private ScriptedChatModel.Answer reply(ModelRequest request) {
    note("a round of the model", socket.newest().orElseThrow());
    int round = modelRounds++;
    if (round >= callsOfRounds.length) {
      return ScriptedChatModel.Answer.of("That ", "is it.");
    }
    List<ToolCall> calls = new ArrayList<>();
    IntStream.range(0, callsOfRounds[round])
        .forEach(
            i ->
                calls.add(
                    new ToolCall(
                        round + "-" + i,
                        "search_clients",
                        "{\"query\":\"John " + round + i + "\"}")));
    return new ScriptedChatModel.Answer(
        List.of("Let me ", "see. "), calls, FinishReason.TOOL_CALLS);
  }

  private ToolResult called(BackendCall call) {
    try {
      for (int i = 0; i < requestsPerCall; i++) {
        // no other event comes between the answer of the lease and the request
        synchronized (this) {
          note("a request of the practice", call.caller().current());
        }
      }
      return new ToolResult.Success(Examples.object("{\"clients\":[]}"));
    } catch (CredentialEnded e) {
      return new ToolResult.Failure(ToolFailure.UNAUTHORIZED, "ended");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ToolResult.Failure(ToolFailure.CANCELLED, "interrupted");
    }
  }

  private void note(String what, Principal by) {
    requests.incrementAndGet();
    Instant now = tokens.clock.instant();
    if (!now.isBefore(by.notAfter().plus(IssuedTokens.LEEWAY))) {
      late.add(what + " at " + now + " by a token until " + by.notAfter());
    }
  }
}

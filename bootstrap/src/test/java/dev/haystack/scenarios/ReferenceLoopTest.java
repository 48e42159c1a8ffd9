package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.application.policy.Review;
import dev.haystack.application.port.BackendCall;
import dev.haystack.application.prompt.PromptLimits;
import dev.haystack.application.turn.ActiveTurns;
import dev.haystack.application.turn.RunTurn;
import dev.haystack.application.turn.TurnLimits;
import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.application.turn.TurnPorts;
import dev.haystack.application.turn.TurnRequest;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.outbound.memory.MemoryEventLog;
import dev.haystack.outbound.memory.MemorySessionStore;
import dev.haystack.outbound.memory.MemoryUiStateStore;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceLoopTest {

  private static final Principal CALLER =
      new Principal(new UserId("test", "anna"), ProfileId.NONE, AccessToken.NONE);

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @Tag("PL-4")
  void thePipelineDoesWhatTheStraightLineDoes(long seed) {
    ReferenceLoop.Seen expected =
        ReferenceLoop.run(new GeneratedModel(seed), TurnLimits.DEFAULT.toolRoundsMax());

    List<String> calls = new CopyOnWriteArrayList<>();
    TurnOutcome.Answered answered = answer(new GeneratedModel(seed), calls);

    assertEquals(expected.text(), answered.answer().content());
    int from = 0;
    for (Set<String> round : expected.backendCalls()) {
      assertEquals(round, new HashSet<>(calls.subList(from, from + round.size())));
      from += round.size();
    }
    assertEquals(from, calls.size());
  }

  private static TurnOutcome.Answered answer(GeneratedModel model, List<String> calls) {
    var clock = Clock.systemUTC();
    var sessions =
        new MemorySessionStore(clock, () -> UUID.randomUUID().toString(), Duration.ofHours(1));
    var uiStates = new MemoryUiStateStore(clock, Duration.ofHours(1), 1 << 20);
    var log = new MemoryEventLog(clock, () -> UUID.randomUUID().toString());
    try (var scheduler = Executors.newSingleThreadScheduledExecutor()) {
      var runTurn =
          new RunTurn(
              new TurnPorts(model, call -> record(call, calls), sessions, uiStates, log),
              _ -> new Review.Granted(true),
              new ActiveTurns(scheduler, clock, Duration.ofMinutes(2)),
              TurnLimits.DEFAULT,
              PromptLimits.DEFAULT,
              clock,
              () -> UUID.randomUUID().toString());
      TurnOutcome outcome =
          runTurn.run(
              new TurnRequest(
                  new SessionId("s"),
                  () -> CALLER,
                  PersonaType.WEB_ASSISTANT,
                  "go",
                  ClientMessageId.NONE),
              _ -> {});
      var _ = scheduler.shutdownNow();
      return assertInstanceOf(TurnOutcome.Answered.class, outcome);
    }
  }

  private static ToolResult record(BackendCall call, List<String> calls) {
    calls.add(call.tool() + call.arguments().text());
    return new ToolResult.Success(JsonArray.EMPTY);
  }
}

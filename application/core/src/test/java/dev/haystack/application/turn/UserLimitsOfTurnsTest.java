package dev.haystack.application.turn;

import static dev.haystack.application.turn.OneNode.ANNA;
import static dev.haystack.application.turn.OneNode.BEN;
import static dev.haystack.kit.Examples.SESSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.application.cost.RequestRate;
import dev.haystack.application.cost.SmallBudget;
import dev.haystack.application.cost.UserLimits;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.kit.ManualClock;
import dev.haystack.kit.model.ScriptedChatModel;
import dev.haystack.kit.model.ScriptedChatModel.Answer;
import dev.haystack.port.budget.TokenBudget;
import dev.haystack.port.store.Capacity;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UserLimitsOfTurnsTest {

  private static final SessionId OTHER = new SessionId("other");

  private final ManualClock clock = new ManualClock();
  private final ScriptedChatModel model = new ScriptedChatModel(_ -> Answer.of("yes"));

  private static TurnLimits limits(int toolCallsPerTurnMax, SessionSize sessionMax) {
    var standard = TurnLimits.DEFAULT;
    return new TurnLimits(
        standard.toolRoundsMax(),
        standard.inFlightPerUserMax(),
        standard.waitingPerUserMax(),
        standard.turnMax(),
        standard.detachedMax(),
        standard.toolConcurrencyMax(),
        standard.toolCallsPerRoundMax(),
        toolCallsPerTurnMax,
        sessionMax);
  }

  private UserLimits limits(int requestsPerMinuteMax, Capacity capacity) {
    return new UserLimits(
        new RequestRate(requestsPerMinuteMax, clock), capacity, TokenBudget.UNLIMITED, clock);
  }

  private static void assertRefused(ErrorCode code, Duration wait, TurnOutcome outcome) {
    assertEquals(new TurnOutcome.Refused(code, wait), outcome);
  }

  @Test
  void whoHasUsedUpTheDaysTokensIsToldUntilWhenAndNothingIsStored() {
    var budget = new SmallBudget(clock, 30);
    try (var node = new OneNode(model, budget.limits(), TurnLimits.DEFAULT)) {
      var _ = node.answer(ANNA, SESSION, "one");
      var _ = node.answer(ANNA, SESSION, "two");

      assertRefused(
          ErrorCode.BUDGET_EXHAUSTED, Duration.ofHours(1), node.answer(ANNA, SESSION, "three"));

      assertEquals(List.of("one", "yes", "two", "yes"), node.words(SESSION));
      assertInstanceOf(TurnOutcome.Answered.class, node.answer(BEN, OTHER, "one"));
      assertInstanceOf(
          TurnOutcome.Repeated.class, node.answer(ANNA, SESSION, "one"), "what is known is told");
    }
  }

  @Test
  void aTurnThatUsesUpTheDaysTokensEndsBeforeItsNextRound() {
    var budget = new SmallBudget(clock, 10);
    var calling =
        new ScriptedChatModel(
            _ -> Answer.calling(new ToolCall("c", "search_clients", "{\"query\":\"J\"}")));
    try (var node = new OneNode(calling, budget.limits(), TurnLimits.DEFAULT)) {
      var failed = assertInstanceOf(TurnOutcome.Failed.class, node.answer(ANNA, SESSION, "one"));

      assertEquals(ErrorCode.BUDGET_EXHAUSTED, failed.code());
      assertEquals(Duration.ofHours(1), failed.retryAfter());
      assertEquals(1, calling.requests().size());
    }
  }

  @Test
  void whoHasTooMuchKeptIsRefusedAndNothingIsStored() {
    try (var node =
        new OneNode(model, limits(600, user -> !user.equals(ANNA)), TurnLimits.DEFAULT)) {
      assertRefused(
          ErrorCode.RATE_LIMITED, Duration.ofSeconds(10), node.answer(ANNA, SESSION, "one"));

      assertEquals(0, node.store.sessions().size());
      assertInstanceOf(TurnOutcome.Answered.class, node.answer(BEN, OTHER, "one"));
    }
  }

  @Test
  void whoAsksTooOftenIsToldTheWait() {
    try (var node = new OneNode(model, limits(2, Capacity.UNBOUNDED), TurnLimits.DEFAULT)) {
      var _ = node.answer(ANNA, SESSION, "one");
      var _ = node.answer(ANNA, SESSION, "two");

      assertRefused(
          ErrorCode.RATE_LIMITED, Duration.ofSeconds(30), node.answer(ANNA, SESSION, "three"));

      clock.advance(Duration.ofSeconds(30));
      assertInstanceOf(TurnOutcome.Answered.class, node.answer(ANNA, SESSION, "three"));
    }
  }

  @Test
  void aSessionTakesABoundedNumberOfMessages() {
    try (var node =
        new OneNode(model, UserLimits.none(), limits(200, new SessionSize(4, 1 << 20)))) {
      var _ = node.answer(ANNA, SESSION, "one");
      var _ = node.answer(ANNA, SESSION, "two");

      assertRefused(ErrorCode.CONTEXT_TOO_LONG, Duration.ZERO, node.answer(ANNA, SESSION, "three"));

      assertEquals(4, node.words(SESSION).size());
      assertInstanceOf(TurnOutcome.Answered.class, node.answer(ANNA, OTHER, "three"));
    }
  }

  @Test
  void aSessionTakesABoundedNumberOfBytes() {
    try (var node =
        new OneNode(model, UserLimits.none(), limits(200, new SessionSize(2_000, 10_000)))) {
      var _ = node.answer(ANNA, SESSION, "long ".repeat(2_000));

      assertRefused(ErrorCode.CONTEXT_TOO_LONG, Duration.ZERO, node.answer(ANNA, SESSION, "more"));
    }
  }

  @Test
  void aTurnCallsABoundedNumberOfToolsAndTheModelIsToldThatMoreAreRefused() {
    var rounds = new AtomicInteger();
    var calling =
        new ScriptedChatModel(
            _ -> {
              int round = rounds.incrementAndGet();
              return round == 4
                  ? Answer.of("enough")
                  : Answer.calling(
                      IntStream.range(0, 3)
                          .mapToObj(i -> call(round + "-" + i))
                          .toArray(ToolCall[]::new));
            });
    try (var node = new OneNode(calling, UserLimits.none(), limits(5, SessionSize.MAX))) {
      var answered =
          assertInstanceOf(TurnOutcome.Answered.class, node.answer(ANNA, SESSION, "one"));

      assertEquals("enough", answered.answer().content());
      assertEquals(5, node.backend.received().size());
      List<String> errors =
          node.events(SESSION).stream()
              .map(event -> event.event())
              .filter(TurnEvent.ToolCompleted.class::isInstance)
              .map(event -> ((TurnEvent.ToolCompleted) event).error())
              .toList();
      String refused = ToolFailure.INVALID_ARGUMENTS.code();
      assertEquals(9, errors.size());
      assertEquals(4, errors.stream().filter(refused::equals).count());
      assertEquals(List.of(refused, refused, refused), errors.subList(6, 9));
    }
  }

  private static ToolCall call(String id) {
    return new ToolCall(id, "search_clients", "{\"query\":\"" + id + "\"}");
  }
}

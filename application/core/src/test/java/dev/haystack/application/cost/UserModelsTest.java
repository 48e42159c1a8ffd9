package dev.haystack.application.cost;

import static dev.haystack.kit.Examples.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.kit.ManualClock;
import dev.haystack.kit.model.ScriptedChatModel;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.model.TextReceiver;
import dev.haystack.port.tracing.Span;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserModelsTest {

  private static final UserId ANN = new UserId("issuer", "ann");
  private static final UserId BEN = new UserId("issuer", "ben");
  private static final ModelRequest REQUEST =
      ModelRequest.prose(List.of(new ModelMessage.FromUser("word ".repeat(100))), List.of());

  private final SmallBudget budget = new SmallBudget(new ManualClock(), 30);

  private ChatModel modelOf(UserId user, ChatModel model) {
    return new UserModels(model, budget.limits()).of(caller(user), Span.OFF);
  }

  @Test
  void whatTheModelSaysThatItUsedIsCountedForItsUser() {
    var _ = modelOf(ANN, ScriptedChatModel.saying(_ -> "yes")).generate(REQUEST, _ -> {});

    assertEquals(15, budget.used(ANN));
    assertEquals(0, budget.used(BEN));
  }

  @Test
  void whoHasUsedUpTheirTokensIsToldWhenThereAreMoreAndTheModelIsNotAsked() {
    var model = ScriptedChatModel.saying(_ -> "yes");
    budget.spend(ANN, 30);

    var refused =
        assertThrows(ModelException.class, () -> modelOf(ANN, model).generate(REQUEST, _ -> {}));

    assertEquals(ModelFailure.BUDGET_EXHAUSTED, refused.reason());
    assertEquals(Duration.ofHours(1), refused.retryAfter());
    assertEquals("yes", modelOf(BEN, model).generate(REQUEST, _ -> {}).text());
    assertEquals(1, model.requests().size());
  }

  @ParameterizedTest
  @CsvSource({
    "CANCELLED, '', true",
    "STALLED, '', true",
    "TIMEOUT, '', true",
    "UNAVAILABLE, '', false",
    "RATE_LIMITED, '', false",
    "NOT_CONFIGURED, '', false",
    "UNAVAILABLE, 'half an answer', true"
  })
  void anAnswerThatDidNotComeIsCountedByEstimateIfTheModelHasWorked(
      ModelFailure failure, String before, boolean isCounted) {
    var model = modelOf(ANN, new Broken(failure, before));

    assertThrows(ModelException.class, () -> model.generate(REQUEST, _ -> {}));

    assertEquals(isCounted, budget.used(ANN) > 0);
    assertTrue(!isCounted || budget.used(ANN) > 100, () -> budget.used(ANN) + " tokens");
  }

  private record Broken(ModelFailure failure, String before) implements ChatModel {

    @Override
    public ModelReply generate(ModelRequest request, TextReceiver receiver) {
      if (!before.isEmpty()) {
        receiver.receive(before);
      }
      throw new ModelException(failure, "broken");
    }

    @Override
    public String name() {
      return "broken";
    }
  }
}

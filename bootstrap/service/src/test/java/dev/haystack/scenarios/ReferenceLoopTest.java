package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.application.turn.TurnLimits;
import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.practice.BackendCall;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceLoopTest {

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @Tag("PL-4")
  void thePipelineDoesWhatTheStraightLineDoes(long seed) {
    assertDoesTheSame(seed, new GeneratedModel(seed));
  }

  /** Plays a turn with a model that answers as the seed has it. */
  static void assertDoesTheSame(long seed, ChatModel model) {
    ReferenceLoop.Seen expected =
        ReferenceLoop.run(new GeneratedModel(seed), TurnLimits.DEFAULT.toolRoundsMax());

    List<String> calls = new CopyOnWriteArrayList<>();
    TurnOutcome.Answered answered = answer(model, calls);

    assertEquals(expected.text(), answered.answer().content());
    int from = 0;
    for (Set<String> round : expected.backendCalls()) {
      assertEquals(round, new HashSet<>(calls.subList(from, from + round.size())));
      from += round.size();
    }
    assertEquals(from, calls.size());
  }

  private static TurnOutcome.Answered answer(ChatModel model, List<String> calls) {
    try (var turns = new InProcessTurns(model, call -> record(call, calls))) {
      return assertInstanceOf(TurnOutcome.Answered.class, turns.queue("s", "go", _ -> {}).run());
    }
  }

  private static ToolResult record(BackendCall call, List<String> calls) {
    calls.add(call.tool() + call.arguments().text());
    return new ToolResult.Success(JsonArray.EMPTY);
  }
}

package dev.haystack.application.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.domain.error.ErrorCode;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BrokenToolTest {

  @Test
  void aTurnDoesNotWaitForAToolWhoseThreadHasEnded() throws Exception {
    try (var turns =
            new InProcessTurns(
                new GeneratedModel(seedThatCallsTheBackend()),
                _ -> {
                  throw new StackOverflowError();
                });
        var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
      var turn = waiting.submit(() -> turns.queue("s", "go", _ -> {}).run());

      var failed = assertInstanceOf(TurnOutcome.Failed.class, turn.get(20, TimeUnit.SECONDS));
      assertEquals(ErrorCode.INTERNAL, failed.code());
    }
  }

  private static long seedThatCallsTheBackend() {
    return LongStream.range(0, 200)
        .filter(
            seed ->
                new GeneratedModel(seed)
                    .reply(0, true).calls().stream()
                        .anyMatch(call -> call.arguments().endsWith("\"limit\":10}")))
        .findFirst()
        .orElseThrow();
  }
}

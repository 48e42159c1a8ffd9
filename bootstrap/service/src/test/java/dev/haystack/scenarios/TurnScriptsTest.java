package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often a turn that nobody else watches asks Redis. */
class TurnScriptsTest extends RedisScenario {

  private static final int TURNS = 15;

  @Test
  void aTurnOfTwentyPiecesAsksRedisEightTimes() {
    startWithRedis();
    ModelStep[] steps =
        IntStream.rangeClosed(0, 20)
            .mapToObj(i -> i < 20 ? ModelStep.text("word " + i) : ModelStep.finish("stop"))
            .toArray(ModelStep[]::new);
    model.always(_ -> ModelScript.stream(steps));
    var client = connect("s");
    List<Long> asked = new ArrayList<>();
    for (int i = 0; i < TURNS; i++) {
      long before = redis.scriptsRun();
      assertTrue(ChatClient.text(client.ask("turn " + i)).endsWith("word 19"));
      service().awaitNoTurns();
      asked.add(redis.scriptsRun() - before);
    }
    System.out.println("scripts of a turn: " + asked);
    Collections.sort(asked);
    // what goes on beside it is counted too
    assertTrue(asked.get(TURNS / 4) <= 8, asked.toString());
  }
}

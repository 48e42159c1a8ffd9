package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.bootstrap.RunningService;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.LoopbackPractice;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A message that is sent again over HTTP, to another node than the one that works on it. */
class SentAgainScenariosTest {

  private static final String[] ANNA = {"Authorization", "Bearer " + Scenario.token("anna")};
  private static final String MESSAGE =
      "{\"message\":\"hi\",\"session_id\":\"s\",\"client_message_id\":\"c\"}";

  private final CountDownLatch hold = new CountDownLatch(1);
  private final LoopbackModel model = new LoopbackModel();
  private final LoopbackPractice practice = new LoopbackPractice();
  private final RedisServer redis = RedisServer.started();
  private final Map<String, String> settings = Map.of("REDIS_URL", redis.url());
  private final RunningService one = RunningService.start(model, practice, settings);
  private final RunningService two = RunningService.start(model, practice, settings);

  @AfterEach
  void stop() {
    hold.countDown();
    one.close();
    two.close();
    redis.close();
    model.close();
    practice.close();
  }

  @Test
  @Tag("FC-8")
  void itIsAnsweredFromItsFirstTurn() throws Exception {
    model.always(
        _ ->
            ModelScript.stream(
                ModelStep.text("started"),
                new ModelStep.Await(hold),
                ModelStep.text(" done"),
                ModelStep.finish("stop")));
    try (ChatClient watching = ChatClient.connect(two.socket("s"), ANNA)) {
      var first = CompletableFuture.supplyAsync(() -> one.post("/chat", MESSAGE, ANNA));
      assertEquals("started", watching.next("text_chunk").string("content").orElseThrow());
      var again = CompletableFuture.supplyAsync(() -> two.post("/chat", MESSAGE, ANNA));
      var streamed = CompletableFuture.supplyAsync(() -> stream(two));

      hold.countDown();

      assertEquals(first.get(), again.get());
      assertEquals(first.get(), two.post("/chat", MESSAGE, ANNA));
      assertEquals("started done", streamed.get());
      assertEquals("started done", stream(two));
      assertEquals(422, two.tryPost("/chat", MESSAGE.replace("hi", "ho"), ANNA).statusCode());
      assertEquals(1, model.requests().size());
    }
  }

  /** The text of the answer as a stream. */
  private static String stream(RunningService node) {
    String[] headers =
        Stream.concat(Stream.of(ANNA), Stream.of("Accept", "text/event-stream"))
            .toArray(String[]::new);
    return node.tryPost("/chat", MESSAGE, headers)
        .body()
        .lines()
        .filter(line -> line.contains("\"type\":\"text_chunk\""))
        .map(line -> (JsonObject) Json.parse(line.substring("data: ".length())))
        .map(frame -> frame.string("content").orElseThrow())
        .collect(Collectors.joining());
  }
}

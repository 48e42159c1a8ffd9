package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.bootstrap.RunningService;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.LoopbackPractice;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nodes that are replaced one by one while users read what the model says. */
class RollingStopScenariosTest {

  /** More of both are in a trial by hand. */
  private static final int NODES = 2;

  private static final int STREAMS = 20;
  private static final String DRAIN_SECONDS = "2";
  private static final int WORDS = 12;
  private static final int WORD_MILLIS = 40;

  private final PacedAnswer answer = new PacedAnswer(WORDS, WORD_MILLIS);
  private final LoopbackModel model = new LoopbackModel();
  private final LoopbackPractice practice = new LoopbackPractice();
  private final RedisServer redis = RedisServer.started();
  private final List<RunningService> nodes = new ArrayList<>();

  @AfterEach
  void stop() {
    nodes.forEach(RunningService::close);
    redis.close();
    model.close();
    practice.close();
    answer.close();
  }

  @Test
  @Tag("OP-8")
  void nodesAreReplacedWithoutATurnThatFailsOrAConnectionThatIsRefused() throws Exception {
    model.always(_ -> answer.script());

    var seen =
        new RollingFigures(
            new RollingStop(this::rolling, NODES, STREAMS, answer.text()).replaceAll());

    seen.print();
    // none was asked twice, whoever said its message again
    assertEquals(seen.turns(), model.requests().size());
  }

  @Test
  @Tag("OP-8")
  void aTurnThatIsNotDoneInTimeEndsAsStoppedAndIsStored() {
    model.always(
        _ ->
            ModelScript.stream(
                ModelStep.text("begun"), new ModelStep.Await(new CountDownLatch(1))));
    RunningService impatient = node("1");
    RunningService other = node("1");
    var client = ChatClient.connect(impatient.socket("s"), "Authorization", bearer());
    client.say("go");
    var _ = client.next("text_chunk");

    impatient.close();
    var _ = nodes.remove(impatient);

    assertEquals("stopped", client.next("message_complete").string("finish_reason").orElseThrow());
    assertEquals(1012, client.closeCode());
    JsonObject stored =
        other
            .getOk("/sessions/s/messages", "Authorization", bearer())
            .array("messages")
            .orElseThrow()
            .objects()
            .toList()
            .getLast();
    assertEquals("begun", stored.string("content").orElseThrow());
    assertEquals("stopped", stored.string("status").orElseThrow());
  }

  private RollingNode rolling() {
    RunningService node = node("10");
    return new RollingNode(
        node.socket("s").getPort(),
        () -> {
          node.drain();
          node.close();
          var _ = nodes.remove(node);
        });
  }

  private RunningService node(String shutdownSeconds) {
    Map<String, String> settings =
        Map.of(
            "REDIS_URL",
            redis.url(),
            "DRAIN_SECONDS",
            DRAIN_SECONDS,
            "SHUTDOWN_SECONDS",
            shutdownSeconds,
            "HANDSHAKES_PER_ADDRESS_MINUTE",
            "100000",
            "SOCKETS_UNKNOWN_PER_ADDRESS_MAX",
            "10000");
    RunningService node = RunningService.start(model, practice, settings);
    nodes.add(node);
    return node;
  }

  private static String bearer() {
    return "Bearer " + Scenario.token("anna");
  }
}

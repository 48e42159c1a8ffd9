package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.bootstrap.RunningService;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.kit.Eventually;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.LoopbackPractice;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nodes that are replaced one by one while users read what the model says. */
class RollingStopScenariosTest {

  /** More of them in a trial by hand. */
  private static final int STREAMS = Integer.getInteger("rolling.streams", 20);

  private static final String DRAIN_SECONDS = System.getProperty("rolling.drain", "2");
  private static final int WORDS = 12;
  private static final int WORD_MILLIS = 40;

  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final LoopbackModel model = new LoopbackModel();
  private final LoopbackPractice practice = new LoopbackPractice();
  private final RedisServer redis = RedisServer.started();
  private final List<RunningService> nodes = new ArrayList<>();

  @BeforeEach
  void start() {
    model.always(_ -> script());
    nodes.add(node());
    nodes.add(node());
  }

  @AfterEach
  void stop() {
    nodes.forEach(RunningService::close);
    redis.close();
    model.close();
    practice.close();
    pace.shutdownNow();
  }

  @Test
  @Tag("OP-8")
  void nodesAreReplacedWithoutATurnThatFailsOrAConnectionThatIsRefused() throws Exception {
    try (var balancer = balancer()) {
      List<StreamingUser> users = new ArrayList<>();
      for (int i = 0; i < STREAMS; i++) {
        users.add(new StreamingUser(balancer, "user" + i, expected()));
      }
      var stop = new CountDownLatch(1);
      List<Thread> asking =
          users.stream().map(u -> Thread.startVirtualThread(() -> u.askUntil(stop))).toList();

      for (RunningService old : List.copyOf(nodes)) {
        replace(old, balancer);
      }
      stop.countDown();
      for (Thread user : asking) {
        user.join();
      }

      assertEquals(List.of(), users.stream().flatMap(user -> user.faults().stream()).toList());
      assertEquals(0, balancer.refused());
      assertTrue(users.stream().allMatch(user -> user.whole() > 0));
      // none was asked twice, whoever said its message again
      int whole = users.stream().mapToInt(StreamingUser::whole).sum();
      assertEquals(whole, model.requests().size());
      report(users);
    }
  }

  @Test
  @Tag("OP-8")
  void aTurnThatIsNotDoneInTimeEndsAsStoppedAndIsStored() {
    model.always(
        _ ->
            ModelScript.stream(
                ModelStep.text("begun"), new ModelStep.Await(new CountDownLatch(1))));
    RunningService impatient = node(Map.of("SHUTDOWN_SECONDS", "1"));
    var client = ChatClient.connect(impatient.socket("s"), "Authorization", bearer());
    client.say("go");
    var _ = client.next("text_chunk");

    impatient.close();

    assertEquals("stopped", client.next("message_complete").string("finish_reason").orElseThrow());
    assertEquals(1012, client.closeCode());
    JsonObject answer =
        nodes
            .getFirst()
            .getOk("/sessions/s/messages", "Authorization", bearer())
            .array("messages")
            .orElseThrow()
            .objects()
            .toList()
            .getLast();
    assertEquals("begun", answer.string("content").orElseThrow());
    assertEquals("stopped", answer.string("status").orElseThrow());
  }

  private void replace(RunningService old, Balancer balancer) {
    RunningService next = node();
    nodes.add(next);
    balancer.add(next);
    Eventually.holds(() -> balancer.sendsTo(next));
    old.drain();
    assertTrue(!balancer.sendsTo(old), "the balancer has not heard of it");
    balancer.remove(old);
    old.close();
    nodes.remove(old);
  }

  private static void report(List<StreamingUser> users) {
    List<Long> gaps = users.stream().flatMap(user -> user.gapMillis().stream()).sorted().toList();
    List<Long> told = users.stream().flatMap(user -> user.toldMillis().stream()).sorted().toList();
    int turns = users.stream().mapToInt(StreamingUser::whole).sum();
    System.out.printf(
        "rolling stop: %d streams, %d turns whole, %d moves, gap p50 %d ms, p99 %d ms; of it p50 %d"
            + " ms as told%n",
        users.size(),
        turns,
        gaps.size(),
        gaps.get(gaps.size() / 2),
        gaps.get(gaps.size() * 99 / 100),
        told.get(told.size() / 2));
  }

  private Balancer balancer() throws IOException {
    var balancer = new Balancer();
    nodes.forEach(balancer::add);
    Eventually.holds(() -> nodes.stream().allMatch(balancer::sendsTo));
    return balancer;
  }

  private RunningService node() {
    return node(Map.of("SHUTDOWN_SECONDS", "10"));
  }

  private RunningService node(Map<String, String> settings) {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "REDIS_URL",
                redis.url(),
                "DRAIN_SECONDS",
                DRAIN_SECONDS,
                "HANDSHAKES_PER_ADDRESS_MINUTE",
                "100000",
                "SOCKETS_UNKNOWN_PER_ADDRESS_MAX",
                "10000"));
    all.putAll(settings);
    return RunningService.start(model, practice, all);
  }

  private static String bearer() {
    return "Bearer " + Scenario.token("anna");
  }

  private static String expected() {
    var text = new StringBuilder();
    for (int i = 0; i < WORDS; i++) {
      text.append("word ").append(i).append(' ');
    }
    return text.toString();
  }

  /** Words at a pace. */
  private ModelScript script() {
    List<ModelStep> steps = new ArrayList<>();
    for (int i = 0; i < WORDS; i++) {
      var time = new CountDownLatch(1);
      var _ = pace.schedule(time::countDown, (long) i * WORD_MILLIS, TimeUnit.MILLISECONDS);
      steps.add(new ModelStep.Await(time));
      steps.add(ModelStep.text("word " + i + " "));
    }
    steps.add(ModelStep.finish("stop"));
    return ModelScript.stream(steps.toArray(ModelStep[]::new));
  }
}

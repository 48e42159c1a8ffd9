package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.bootstrap.RunningService;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.kit.Eventually;
import dev.haystack.outbound.redisson.testkit.FaultProxy;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.LoopbackPractice;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes over one Redis, which the first of them reaches through a network of its own. */
class NodesScenariosTest {

  private static final String[] ANNA = {"Authorization", "Bearer " + Scenario.token("anna")};

  private final CountDownLatch hold = new CountDownLatch(1);
  private final LoopbackModel model = new LoopbackModel();
  private final LoopbackPractice practice = new LoopbackPractice();
  private final RedisServer redis = RedisServer.started();
  private final FaultProxy network = FaultProxy.before(redis.port());
  private final List<AutoCloseable> opened = new ArrayList<>();
  private RunningService one;
  private RunningService two;

  @BeforeEach
  void start() {
    one = RunningService.start(model, practice, Map.of("REDIS_URL", network.url()));
    two = RunningService.start(model, practice, Map.of("REDIS_URL", redis.url()));
    model.always(
        _ ->
            ModelScript.stream(
                ModelStep.text("started"),
                new ModelStep.Await(hold),
                ModelStep.text(" done"),
                ModelStep.finish("stop")));
  }

  @AfterEach
  void stop() throws Exception {
    hold.countDown();
    for (AutoCloseable client : opened) {
      client.close();
    }
    one.close();
    two.close();
    network.close();
    redis.close();
    model.close();
    practice.close();
  }

  @Test
  @Tag("WS-19")
  @Tag("WS-20")
  void turnsOfASessionFollowOneAnotherAcrossNodesAndAllSocketsSeeThem() {
    ChatClient first = connect(one, "s");
    ChatClient second = connect(two, "s");
    say(first, "one");
    begun(first);
    begun(second);
    say(second, "two");
    assertEquals("session_busy", second.next("turn_queued").string("reason").orElseThrow());
    assertEquals(1, model.requests().size());

    hold.countDown();

    assertEquals(" done", ChatClient.text(first.turn()));
    assertEquals("started done", ChatClient.text(first.turn()));
    assertEquals(" done", ChatClient.text(second.turn()));
    assertEquals("started done", ChatClient.text(second.turn()));
    assertEquals(List.of("user", "assistant", "user", "assistant"), field(two, "s", "role"));
    assertEquals(2, model.requests().size());
  }

  @Test
  void aMessageThatWaitsOnTwoNodesIsAnsweredOnceAndWhoeverSaysItAgainLearnsOfIt() throws Exception {
    String message = "{\"type\":\"chat_message\",\"content\":\"two\",\"client_message_id\":\"c\"}";
    // who waits behind a turn of the same node joins the shared line after it, so node one answers
    begun(say(connect(two, "s"), "one"));
    ChatClient first = connect(one, "s");
    first.send(message);
    first.next("turn_queued");
    ChatClient second = connect(two, "s");
    second.send(message);
    second.next("turn_queued");
    ChatClient again = connect(two, "s");
    again.send(message);
    assertEquals("queued", again.next("turn_status").string("state").orElseThrow());
    second.close();

    hold.countDown();

    assertEquals("completed", again.next("turn_status").string("state").orElseThrow());
    assertEquals(List.of("one", "started done", "two", "started done"), field(two, "s", "content"));
    assertEquals(2, model.requests().size());
  }

  @Test
  @Tag("RL-2")
  @Tag("RL-4")
  void aUsersLimitCountsOverNodesFirstComeFirstServed() {
    List<ChatClient> running = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      running.add(say(connect(i % 2 == 0 ? one : two, "r" + i), "go"));
    }
    running.forEach(NodesScenariosTest::begun);
    List<ChatClient> waiting = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      ChatClient client = say(connect(i % 2 == 0 ? two : one, "w" + i), "go");
      JsonObject queued = client.next("turn_queued");
      assertEquals(i + 1, queued.integer("position").orElseThrow());
      assertEquals("user_limit", queued.string("reason").orElseThrow());
      waiting.add(client);
    }
    assertEquals(10, model.requests().size());

    running.getFirst().send("{\"type\":\"stop\"}");
    begun(waiting.getFirst());
    assertEquals(1, waiting.get(1).next("turn_queued").integer("position").orElseThrow());
    assertEquals(11, model.requests().size());

    hold.countDown();
    waiting.forEach(client -> assertTrue(ChatClient.text(client.turn()).endsWith(" done")));
  }

  @Test
  void aStopReachesTheNodeThatRunsTheTurn() {
    ChatClient first = connect(one, "s");
    ChatClient second = connect(two, "s");
    say(first, "one");
    begun(first);
    begun(second);

    long asked = System.nanoTime();
    second.send("{\"type\":\"stop\",\"auth_token\":\"" + Scenario.token("anna") + "\"}");

    assertEquals("stopped", first.next("message_complete").string("finish_reason").orElseThrow());
    assertTrue(Duration.ofNanos(System.nanoTime() - asked).compareTo(Duration.ofSeconds(2)) < 0);
    assertEquals("stopped", second.next("message_complete").string("finish_reason").orElseThrow());
  }

  @Test
  @Tag("SR-6")
  void aDeletedSessionsSocketsCloseOnEveryNode() {
    ChatClient first = connect(one, "s");
    say(first, "one");
    begun(first);

    assertEquals(204, two.delete("/sessions/s", ANNA).statusCode());

    assertEquals(1000, first.closeCode());
    one.awaitNoTurns();
    assertEquals(404, one.get("/sessions/s", ANNA).statusCode());
  }

  @Test
  @Tag("SR-7")
  void theTurnOfANodeThatIsGoneIsSaidToBeLostAndItsPartIsKept() {
    ChatClient first = connect(one, "s");
    ChatClient second = connect(two, "s");
    say(first, "one");
    begun(second);
    JsonObject seen = connectGreeting(two, "s");
    assertEquals(
        field(two, "s", "message_id"), List.of(seen.string("active_turn_id").orElseThrow()));

    network.refuse();
    network.reset();

    // what the lost node may have told others must not be taken for what comes now
    assertEquals(1012, second.closeCode());
    second = connect(two, "s");
    second.send(seen.with("type", "resume").text());
    assertEquals(true, second.next("resumed").bool("recovered").orElseThrow());
    JsonObject error = second.next("error");
    assertEquals("turn_lost", error.string("code").orElseThrow());
    assertEquals(false, second.next("typing_indicator").bool("typing").orElseThrow());
    assertEquals(List.of("one", "started"), field(two, "s", "content"));
    assertEquals(List.of("complete", "failed"), field(two, "s", "status"));

    hold.countDown();
    say(second, "two");
    assertEquals("started done", ChatClient.text(second.turn()));
    assertEquals(List.of("one", "started", "two", "started done"), field(two, "s", "content"));
  }

  @Test
  @Tag("RD-7")
  @Tag("RL-4")
  void anEmptiedStoreDoesNotLetTheLimitBePassed() {
    List<ChatClient> running = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      running.add(say(connect(one, "r" + i), "go"));
    }
    running.forEach(NodesScenariosTest::begun);
    ChatClient late = connect(two, "late");

    redis.flush();
    say(late, "go");

    awaitAtLimit(late);
    running.getFirst().send("{\"type\":\"stop\"}");
    begun(late);
    assertEquals(11, model.requests().size());
    hold.countDown();
    assertEquals(" done", ChatClient.text(late.turn()));
  }

  @Test
  @Tag("RD-2")
  @Tag("RL-4")
  void inAnOutageTurnsGoOnAndAfterItTheLimitHoldsAgain() {
    ChatClient first = say(connect(one, "r"), "go");
    begun(first);
    redis.kill();
    List<ChatClient> running = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      running.add(say(connect(one, "r" + i), "go"));
    }
    running.forEach(NodesScenariosTest::begun);

    redis.start();
    awaitShared(10);
    Eventually.holds(() -> two.get("/health/ready").body().startsWith("{\"status\":\"up\""));
    ChatClient late = say(connect(two, "late"), "go");

    assertEquals("user_limit", late.next("turn_queued").string("reason").orElseThrow());
    hold.countDown();
    assertEquals(" done", ChatClient.text(first.turn()));
    assertEquals("started done", ChatClient.text(late.turn()));
  }

  /** At first nobody is let in at all, so that every node can say what it holds. */
  private static void awaitAtLimit(ChatClient client) {
    String reason;
    do {
      reason = client.next("turn_queued").string("reason").orElseThrow();
    } while (!reason.equals("user_limit"));
  }

  /** Waits until so many places of users are taken in Redis. */
  private void awaitShared(int places) {
    Eventually.holds(
        () ->
            redis.keys().stream()
                    .filter(key -> key.matches("haystack:\\{user:.*}:line:holding"))
                    .mapToInt(key -> Integer.parseInt(redis.command("ZCARD", key).getFirst()))
                    .sum()
                == places);
  }

  private ChatClient connect(RunningService node, String session) {
    ChatClient client = ChatClient.connect(node.socket(session), ANNA);
    opened.add(client);
    var _ = client.next("connection_established");
    return client;
  }

  private JsonObject connectGreeting(RunningService node, String session) {
    ChatClient client = ChatClient.connect(node.socket(session), ANNA);
    opened.add(client);
    return client.next("connection_established");
  }

  private static ChatClient say(ChatClient client, String content) {
    return client.send(Scenario.chat(content, Scenario.token("anna")));
  }

  private static void begun(ChatClient client) {
    assertEquals("started", client.next("text_chunk").string("content").orElseThrow());
  }

  private static List<String> field(RunningService node, String session, String name) {
    return node.getOk("/sessions/" + session + "/messages", ANNA)
        .array("messages")
        .orElseThrow()
        .objects()
        .map(message -> message.string(name).orElseThrow())
        .toList();
  }
}

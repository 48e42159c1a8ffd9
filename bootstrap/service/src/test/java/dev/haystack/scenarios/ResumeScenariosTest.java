package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients that lose their socket and go on where another node serves them. */
class ResumeScenariosTest {

  private static final int TURNS = 20;
  private static final Set<String> OF_EACH_RUN =
      Set.of("session_id", "turn_id", "seq", "first_seq", "message_id", "duration_ms");
  private static final String[] ANNA = {"Authorization", "Bearer " + Scenario.token("anna")};

  private final LoopbackModel model = new LoopbackModel();
  private final LoopbackPractice practice = new LoopbackPractice();
  private final RedisServer redis = RedisServer.started();
  private final RunningService one = node();
  private final RunningService two = node();

  private RunningService node() {
    return RunningService.start(model, practice, Map.of("REDIS_URL", redis.url()));
  }

  @AfterEach
  void stop() {
    one.close();
    two.close();
    redis.close();
    model.close();
    practice.close();
  }

  @Test
  @Tag("WS-3")
  void aTurnCutAnywhereAndResumedOnTheOtherNodeIsTheUncutOne() {
    var random = new Random(7);
    for (int turn = 0; turn < TURNS; turn++) {
      List<ModelScript> scripts = scripts(random);
      model.then(scripts.toArray(ModelScript[]::new));
      List<JsonObject> uncut = logged(connect(one, "uncut-" + turn).client().ask("go"));
      for (int cut = 0; cut <= uncut.size(); cut++) {
        model.then(scripts.toArray(ModelScript[]::new));
        boolean forth = cut % 2 == 0;
        List<JsonObject> whole =
            cutAndResumed("t" + turn + "-" + cut, cut, forth ? one : two, forth ? two : one);
        assertEquals(transcript(uncut), transcript(whole), "turn " + turn + " cut at " + cut);
        Scenario.assertContiguous(whole);
      }
    }
  }

  /** A turn of some texts, and now and then tools before or between them. */
  private static List<ModelScript> scripts(Random random) {
    List<ModelScript> scripts = new ArrayList<>();
    for (int round = random.nextInt(3); round > 0; round--) {
      scripts.add(
          ModelScript.calls(
              ModelStep.text("let me see " + round + " "),
              ModelStep.call(0, "c" + round, "coping_strategies", "{}")));
    }
    List<ModelStep> steps = new ArrayList<>();
    for (int text = 0; text <= random.nextInt(4); text++) {
      steps.add(ModelStep.text("word " + text + " 👋 "));
    }
    steps.add(ModelStep.finish("stop"));
    scripts.add(ModelScript.stream(steps.toArray(ModelStep[]::new)));
    return scripts;
  }

  private record Connected(ChatClient client, String epoch, long lastSequence) {}

  private static Connected connect(RunningService node, String session) {
    var client = ChatClient.connect(node.socket(session), ANNA);
    JsonObject first = client.next("connection_established");
    return new Connected(
        client, first.string("epoch").orElseThrow(), first.integer("last_seq").orElseThrow());
  }

  private static List<JsonObject> cutAndResumed(
      String session, int cut, RunningService from, RunningService to) {
    Connected before = connect(from, session);
    before.client().say("go");
    List<JsonObject> seen = new ArrayList<>();
    if (cut == 0) {
      // what comes is lost on its way; without waiting, the message would be
      var _ = before.client().next("typing_indicator");
    }
    while (seen.size() < cut && !isOver(seen)) {
      seen.addAll(logged(List.of(before.client().next())));
    }
    before.client().abort();
    long last = seen.isEmpty() ? before.lastSequence() : sequence(seen.getLast());
    try (ChatClient after = connect(to, session).client()) {
      seen.addAll(resumed(after, before.epoch(), last, !isOver(seen)));
    }
    return seen;
  }

  private static List<JsonObject> resumed(
      ChatClient client, String epoch, long last, boolean goesOn) {
    client.send(resume(epoch, last));
    JsonObject answer = client.next("resumed");
    assertTrue(answer.bool("recovered").orElseThrow(), answer.text());
    return goesOn ? logged(client.turn()) : List.of();
  }

  private static String resume(String epoch, long last) {
    return JsonObject.builder()
        .put("type", "resume")
        .put("epoch", epoch)
        .put("last_seq", last)
        .build()
        .text();
  }

  private static boolean isOver(List<JsonObject> frames) {
    return !frames.isEmpty()
        && ChatClient.type(frames.getLast()).equals("typing_indicator")
        && !frames.getLast().bool("typing").orElseThrow();
  }

  private static List<JsonObject> logged(List<JsonObject> frames) {
    return frames.stream().filter(frame -> frame.has("seq")).toList();
  }

  private static long sequence(JsonObject frame) {
    return frame.integer("seq").orElseThrow();
  }

  /** What a person would call the same, however texts were cut and things were named. */
  private static List<String> transcript(List<JsonObject> frames) {
    List<String> told = new ArrayList<>();
    var text = new StringBuilder();
    for (JsonObject frame : frames) {
      if (ChatClient.type(frame).equals("text_chunk")) {
        text.append(frame.string("content").orElseThrow());
      } else {
        told.add(text.toString());
        text.setLength(0);
        JsonObject shown = frame;
        for (String name : OF_EACH_RUN) {
          shown = shown.without(name);
        }
        told.add(shown.text().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", ""));
      }
    }
    return told;
  }

  @Test
  @Tag("WS-20")
  void everySocketHearsATurnWhicheverNodeItIsOn() {
    var clients = Stream.of(one, two, two, one).map(node -> connect(node, "s").client()).toList();
    model.then(ModelScript.says("a", "b", "c"), ModelScript.says("d", "e"));

    clients.get(0).say("first");
    for (ChatClient client : clients) {
      List<JsonObject> turn = client.turn();
      assertEquals("abc", ChatClient.text(turn));
      Scenario.assertContiguous(logged(turn));
    }
    clients.get(1).say("second");
    clients.forEach(client -> assertEquals("de", ChatClient.text(client.turn())));
    clients.forEach(ChatClient::close);
  }

  @Test
  @Tag("RD-2")
  void aTurnInWhichRedisDiesIsWholeAndCanBeResumedAfterIt() {
    var hold = new CountDownLatch(1);
    model.then(
        ModelScript.stream(
            ModelStep.text("before "),
            new ModelStep.Await(hold),
            ModelStep.text("after"),
            ModelStep.finish("stop")));
    Connected before = connect(one, "s");
    before.client().say("go");
    JsonObject chunk = before.client().next("text_chunk");
    redis.kill();
    assertTrue(before.client().next("degraded").bool("degraded").orElseThrow());
    hold.countDown();
    assertEquals("after", ChatClient.text(before.client().turn()));
    redis.start();
    assertFalse(before.client().next("degraded").bool("degraded").orElseThrow());
    before.client().close();

    try (ChatClient after = connect(two, "s").client()) {
      List<JsonObject> rest = resumed(after, before.epoch(), sequence(chunk), true);
      assertEquals("after", ChatClient.text(rest));
    }
  }

  @Test
  void whoComesWithAnotherLogsPlaceIsToldSoAndReadsTheMessages() {
    model.then(ModelScript.says("answer"));
    try (ChatClient client = connect(one, "s").client()) {
      var _ = client.ask("go");
    }
    try (ChatClient client = connect(two, "s").client()) {
      client.send(resume("another", 3));

      assertFalse(client.next("resumed").bool("recovered").orElseThrow());
    }
    JsonObject page = two.getOk("/sessions/s/messages", ANNA);
    assertEquals(2, page.array("messages").orElseThrow().size());
  }
}

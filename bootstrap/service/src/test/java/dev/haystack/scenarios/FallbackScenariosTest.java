package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.kit.model.Cassette;
import dev.haystack.kit.model.CassettePlayer;
import dev.haystack.kit.model.Play;
import dev.haystack.kit.model.ScriptedServer;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import dev.haystack.testkit.PracticeReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A service whose models are three vendors' servers, in a chain. */
@Tag("VE-12")
class FallbackScenariosTest extends Scenario {

  private static final String CLAUDE =
      """
      event: message_start
      data: {"type":"message_start","message":{"id":"m","role":"assistant","model":"claude-1",\
      "content":[],"stop_reason":null,"usage":{"input_tokens":20,"output_tokens":1}}}

      event: content_block_start
      data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

      event: content_block_delta
      data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Found."}}

      event: content_block_stop
      data: {"type":"content_block_stop","index":0}

      event: message_delta
      data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":7}}

      event: message_stop
      data: {"type":"message_stop"}

      """;

  private final LoopbackModel mistral = new LoopbackModel();
  private final CassettePlayer claude = new CassettePlayer(Play.whole(), Cassette.of(CLAUDE));
  private final ScriptedServer anthropic = new ScriptedServer(claude);

  @AfterEach
  void closeOthers() {
    mistral.close();
    anthropic.close();
  }

  @Test
  void overTwoThatFailTheThirdAnswersAndTheyAreLeftAloneBeforeLong() {
    restart(Map.of("CHAT_MODEL_FALLBACKS", "mistral:m-1, anthropic:claude-1"));
    model.always(_ -> ModelScript.fails(503, "{}", Map.of()));
    mistral.always(_ -> ModelScript.fails(429, "{}", Map.of("Retry-After", "60")));
    var passedOver = new ArrayList<Long>();
    for (int i = 0; i < 3; i++) {
      passedOver.add(millis("s" + i));
    }
    assertEquals(6, model.requests().size());
    assertEquals(3, mistral.requests().size());
    var leftAlone = new ArrayList<Long>();
    for (int i = 3; i < 6; i++) {
      leftAlone.add(millis("s" + i));
    }

    System.out.println(
        "a turn over two models that fail: " + passedOver + " ms; once they cool: " + leftAlone);
    assertEquals(6, model.requests().size());
    assertEquals(3, mistral.requests().size());
    assertHealth(
        "degraded",
        "cooling: openai:gpt-4.1-mini",
        "cooling: mistral:m-1",
        "up: anthropic:claude-1");
    assertCounted("openai:gpt-4.1-mini", "mistral:m-1", "unavailable", 3);
    assertCounted("mistral:m-1", "anthropic:claude-1", "rate_limited", 3);
    assertCounted("openai:gpt-4.1-mini", "anthropic:claude-1", "cooling", 3);
    assertCounted("mistral:m-1", "anthropic:claude-1", "cooling", 3);
    String numbers = service().get("/metrics").body();
    assertTrue(
        numbers.contains(
            "haystack_model_seconds_count{outcome=\"answered\",vendor=\"anthropic\"} 6"),
        numbers);
    assertTrue(
        numbers.contains(
            "haystack_model_seconds_count{outcome=\"unavailable\",vendor=\"openai\"} 3"),
        numbers);
  }

  @Test
  void aModelThatIsWellAgainIsFoundOutByOneTurnAndAnswersThenOn() {
    restart(
        Map.of("CHAT_MODEL_FALLBACKS", "anthropic:claude-1", "CHAT_MODEL_COOLDOWN_SECONDS", "60"));
    assertHealth("up", "unused: openai:gpt-4.1-mini", "unused: anthropic:claude-1");
    model.always(_ -> ModelScript.fails(503, "{}", Map.of()));
    for (int i = 0; i < 3; i++) {
      assertEquals("Found.", ChatClient.text(connect("s" + i).ask("hi")));
    }
    assertHealth("degraded", "cooling: openai:gpt-4.1-mini", "up: anthropic:claude-1");

    model.always(_ -> ModelScript.says("back"));
    assertEquals("Found.", ChatClient.text(connect("t").ask("hi")));
    service().pass(Duration.ofSeconds(61));

    assertEquals("back", ChatClient.text(connect("u").ask("hi")));
    assertHealth("up", "up: openai:gpt-4.1-mini", "up: anthropic:claude-1");
  }

  @Test
  void whoAnsweredLastGoesOnInATurnAndAllThatAnsweredIsCounted() throws InterruptedException {
    restart(Map.of("CHAT_MODEL_FALLBACKS", "anthropic:claude-1"));
    practice.always(_ -> PracticeReply.ok("[]"));
    model.then(
        ModelScript.stream(
            ModelStep.call(0, "call-1", "search_clients", "{\"query\":\"John\"}"),
            ModelStep.finish("tool_calls"),
            ModelStep.usage(100, 10)),
        ModelScript.fails(503, "{}", Map.of()),
        ModelScript.fails(503, "{}", Map.of()));
    var client = connect("s");
    client.send(chat("Find John", token("anna")));

    List<JsonObject> turn = client.turn();

    assertEquals("Found.", ChatClient.text(turn));
    JsonObject complete = ofType(turn, "message_complete").getFirst();
    assertEquals("claude-1", complete.string("model").orElseThrow());
    JsonObject usage = complete.object("usage").orElseThrow();
    assertEquals(120, usage.integer("input_tokens").orElseThrow());
    assertEquals(17, usage.integer("output_tokens").orElseThrow());
    String told = claude.requests().take().body();
    assertTrue(told.contains("\"tool_use\"") && told.contains("\"tool_result\""), told);
  }

  @Test
  void afterTheFirstTextNobodyElseIsAsked() {
    restart(Map.of("CHAT_MODEL_FALLBACKS", "anthropic:claude-1"));
    model.then(ModelScript.stream(ModelStep.text("half"), new ModelStep.Cut()));

    List<JsonObject> turn = connect("s").ask("hi");

    assertEquals("half", ChatClient.text(turn));
    assertEquals("model_truncated", ofType(turn, "error").getFirst().string("code").orElseThrow());
    assertEquals(0, anthropic.accepted());
    assertFalse(service().get("/metrics").body().contains("haystack_model_fallbacks_total{"));
  }

  @Test
  @Tag("VE-13")
  void personasAndTasksAskTheirOwnModels() {
    restart(
        Map.of(
            "PERSONA_MODELS", "jaimee_therapist=anthropic:claude-1",
            "DOCUMENT_MODEL", "mistral:writer",
            "POLICY_CHECK_MODEL", "mistral:judge",
            "SUMMARY_MODEL", "mistral:reader"));
    model.always(_ -> ModelScript.says("hello"));
    mistral.always(_ -> ModelScript.says("# Progress Note\n\n## Mood\nfine"));

    assertEquals("hello", ChatClient.text(connect("s").ask("hi")));
    String session =
        service()
            .post("/sessions", "{\"persona_type\":\"jaimee_therapist\"}")
            .string("session_id")
            .orElseThrow();
    assertEquals("Found.", ChatClient.text(connect(session).ask("hi")));
    var _ = service().post(DocumentAsk.PATH, DocumentAsk.of(DocumentAsk.NOTE).json().text());
    var _ =
        service()
            .post(
                "/summarize-ai-conversations",
                "{\"conversations\":[{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}]}");

    assertEquals(List.of("gpt-4.1-mini"), names(model.requests()));
    assertEquals(List.of(), model.policyRequests());
    assertEquals(List.of("writer", "reader"), names(mistral.requests()));
    assertEquals(List.of("judge"), names(mistral.policyRequests()));
    assertEquals(1, claude.requests().size());
    assertHealth(
        "up",
        "up: openai:gpt-4.1-mini",
        "up: mistral:writer",
        "up: mistral:judge",
        "up: mistral:reader",
        "up: anthropic:claude-1");
  }

  private void restart(Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.put("MISTRAL_API_KEY", "k");
    all.put("MISTRAL_BASE_URL", mistral.baseUrl());
    all.put("ANTHROPIC_API_KEY", "k");
    all.put("ANTHROPIC_BASE_URL", anthropic.uri("").toString());
    restartWith(all);
  }

  /** How long a turn takes until its answer is complete. */
  private long millis(String session) {
    ChatClient client = connect(session);
    long begunNanos = System.nanoTime();
    client.say("hi");
    assertEquals("Found.", ChatClient.text(client.until("message_complete")));
    return (System.nanoTime() - begunNanos) / 1_000_000;
  }

  private void assertHealth(String status, String... models) {
    JsonObject health = service().getOk("/health");
    assertEquals(status, health.string("status").orElseThrow());
    assertEquals(
        List.of(models),
        health
            .array("dependencies")
            .orElseThrow()
            .objects()
            .filter(part -> part.string("name").orElse("").equals("model"))
            .map(part -> part.string("detail").orElseThrow())
            .toList());
  }

  private void assertCounted(String from, String to, String reason, int count) {
    String line =
        "haystack_model_fallbacks_total{from=\"%s\",reason=\"%s\",to=\"%s\"} %s.0"
            .formatted(from, reason, to, count);
    String numbers = service().get("/metrics").body();
    assertTrue(numbers.contains(line), numbers);
  }

  private static List<String> names(List<JsonObject> requests) {
    return requests.stream().map(request -> request.string("model").orElseThrow()).toList();
  }
}

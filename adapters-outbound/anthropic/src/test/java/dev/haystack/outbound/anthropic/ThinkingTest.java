package dev.haystack.outbound.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelMessage.FromAssistant;
import dev.haystack.domain.model.ModelMessage.FromTool;
import dev.haystack.domain.model.ModelMessage.FromUser;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ProviderState;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.port.model.ModelFailure;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("VE-5")
class ThinkingTest {

  private static final String SIGNATURE = "EqQB/+==";
  private static final String BLOCKS =
      AnthropicWire.json(
          "[{'type':'thinking','thinking':' He asks,\\nso \uD83D\uDC4B ','signature':'EqQB/+=='},"
              + "{'type':'redacted_thinking','data':'b2Zm+/=='},"
              + "{'type':'text','text':'One.'},"
              + "{'type':'thinking','thinking':'','signature':'s2'},"
              + "{'type':'tool_use','id':'t1','name':'search_clients','input':{'q':1.0}},"
              + "{'type':'text','text':'Two.'}]");

  private final AnthropicRig rig =
      AnthropicRig.answering(
          Thinking.ADAPTIVE,
          PromptCache.OFF,
          AnthropicWire.stream(
              AnthropicWire.start(),
              AnthropicWire.thought(0, SIGNATURE, " He asks,\nso ", "\uD83D\uDC4B "),
              AnthropicWire.block(1, "{'type':'redacted_thinking','data':'b2Zm+/=='}"),
              AnthropicWire.stop(1),
              AnthropicWire.words(2, "On", "e."),
              AnthropicWire.thought(3, "s2"),
              AnthropicWire.call(4, "t1", "{\"q\":", "1.0}"),
              AnthropicWire.words(5, "Two."),
              AnthropicWire.end("tool_use")),
          AnthropicWire.hello());

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void theStateIsTheListOfTheBlocksByteForByte() {
    ModelReply reply = rig.generate();

    assertEquals(BLOCKS, reply.state().orElseThrow().state().text());
    assertEquals("One.Two.", reply.text());
    assertEquals("One.Two.", String.join("", rig.pieces));
    assertFalse(reply.toString().contains("He asks"));
  }

  @Test
  void theRoundsOfTheRunningTurnAreSentFromIt() throws Exception {
    ModelReply reply = rig.generate();

    JsonObject sent = rig.sent(new FromUser("Q"), said(reply, reply.state()), result("t1"));

    assertEquals(BLOCKS, content(sent, 1));
    assertTrue(sent.has("thinking"));
  }

  @Test
  void aWayOfThinkingThatTheModelDoesNotKnowIsLeftOutAtOnceAndFromThenOn() throws Exception {
    try (var older =
        AnthropicRig.answering(
            Thinking.upTo(2000),
            PromptCache.OFF,
            refused("thinking.type.enabled is not supported for this model."),
            refused("adaptive thinking is not supported on this model"),
            AnthropicWire.hello())) {
      assertEquals("Hello there", older.generate().text());
      assertEquals("Hello there", older.generate().text());

      assertEquals(List.of(), older.waits);
      assertEquals(Optional.of("{\"type\":\"enabled\",\"budget_tokens\":2000}"), thinking(older));
      assertEquals(Optional.of("{\"type\":\"adaptive\"}"), thinking(older));
      assertEquals(Optional.empty(), thinking(older));
      assertEquals(Optional.empty(), thinking(older));
    }
  }

  @Test
  void aRefusalOfSomethingElseIsNoneOfTheThinking() throws Exception {
    try (var other =
        AnthropicRig.answering(
            Thinking.ADAPTIVE,
            PromptCache.OFF,
            refused("messages.1: a thinking block was expected"),
            AnthropicWire.hello())) {
      assertEquals(ModelFailure.REJECTED, other.failure().reason());
      assertEquals("Hello there", other.generate().text());

      assertTrue(thinking(other).isPresent());
      assertTrue(thinking(other).isPresent());
    }
  }

  private static AnthropicRig.Answering refused(String words) {
    return AnthropicWire.status(400, "", "invalid_request_error", words);
  }

  private static Optional<String> thinking(AnthropicRig rig) throws Exception {
    return rig.nextSent().object("thinking").map(Json::text);
  }

  @Test
  void emptyTextsOfTheStateAreLeftOut() throws Exception {
    Json blocks = Json.parse("[{\"type\":\"text\",\"text\":\"\"}," + call("t1") + "]");
    var said =
        new FromAssistant(
            "", List.of(new ToolCall("t1", "a", "{}")), Optional.of(state("anthropic", blocks)));

    assertEquals(
        "[" + call("t1") + "]", content(rig.sent(new FromUser("Q"), said, result("t1")), 1));
  }

  @Test
  void anIdThatIsReplacedIsTheSameInTheStateAndInTheResult() throws Exception {
    String id = "functions.a:0";
    var said =
        new FromAssistant(
            "",
            List.of(new ToolCall(id, "a", "{}")),
            Optional.of(state("anthropic", Json.parse("[" + call(id) + "]"))));

    JsonObject sent = rig.sent(new FromUser("Q"), said, result(id));

    String replaced = "hs_" + UUID.nameUUIDFromBytes(id.getBytes(UTF_8));
    assertEquals("[" + call(replaced) + "]", content(sent, 1));
    assertTrue(content(sent, 2).contains("\"tool_use_id\":\"" + replaced + "\""));
  }

  @Test
  void olderTurnsAreSentWithout() throws Exception {
    ModelReply reply = rig.generate();

    JsonObject sent =
        rig.sent(
            new FromUser("Q"),
            said(reply, reply.state()),
            result("t1"),
            new FromAssistant("Done.", List.of()),
            new FromUser("More"));

    assertFalse(sent.text().contains("signature"));
    assertTrue(sent.has("thinking"));
  }

  @Test
  void whereAnotherModelCalledInThisTurnNothingIsThoughtAnyMore() throws Exception {
    ModelReply reply = rig.generate();
    var foreign = Optional.of(state("openai", Json.of("canary")));
    var other = new FromAssistant("", List.of(new ToolCall("t9", "a", "{}")), foreign);

    for (boolean first : List.of(true, false)) {
      ModelMessage own = said(reply, reply.state());
      JsonObject sent =
          first
              ? rig.sent(new FromUser("Q"), other, result("t9"), own, result("t1"))
              : rig.sent(new FromUser("Q"), own, result("t1"), other, result("t9"));

      assertFalse(sent.has("thinking"));
      assertFalse(sent.text().contains("thinking") || sent.text().contains("canary"));
      assertTrue(sent.text().contains("\"id\":\"t1\"") && sent.text().contains("\"id\":\"t9\""));
    }
  }

  @Test
  void aStateThatDoesNotHoldTheCallsIsNotSent() throws Exception {
    ModelReply reply = rig.generate();
    var other = new FromAssistant("", List.of(new ToolCall("t2", "a", "{}")), reply.state());

    JsonObject sent = rig.sent(new FromUser("Q"), other, result("t2"));

    assertEquals(
        AnthropicWire.json("[{'type':'tool_use','id':'t2','name':'a','input':{}}]"),
        content(sent, 1));
  }

  @Test
  void argumentsThatCannotBeReadGoBackAsNone() throws Exception {
    try (var broken =
        AnthropicRig.answering(
            AnthropicWire.stream(
                AnthropicWire.start(),
                AnthropicWire.call(0, "t1", "{\"q\":"),
                AnthropicWire.end("tool_use")),
            AnthropicWire.hello())) {
      ModelReply reply = broken.generate();

      assertEquals("{\"q\":", reply.calls().getFirst().arguments());
      JsonObject sent = broken.sent(new FromUser("Q"), said(reply, reply.state()), result("t1"));
      assertTrue(content(sent, 1).contains("\"input\":{}"));
    }
  }

  private static ModelMessage said(ModelReply reply, Optional<ProviderState> state) {
    return new FromAssistant(reply.text(), reply.calls(), state);
  }

  private static ProviderState state(String vendor, Json blocks) {
    return new ProviderState(vendor, "claude-test", blocks);
  }

  private static ModelMessage result(String id) {
    return new FromTool(id, "search_clients", "[]", false);
  }

  private static String call(String id) {
    return AnthropicWire.json("{'type':'tool_use','id':'" + id + "','name':'a','input':{}}");
  }

  private static String content(JsonObject sent, int message) {
    return sent.array("messages")
        .orElseThrow()
        .objects()
        .toList()
        .get(message)
        .get("content")
        .map(Json::text)
        .orElseThrow();
  }
}

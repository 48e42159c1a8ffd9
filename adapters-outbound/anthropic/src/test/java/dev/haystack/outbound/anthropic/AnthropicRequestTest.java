package dev.haystack.outbound.anthropic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelMessage.FromAssistant;
import dev.haystack.domain.model.ModelMessage.FromSystem;
import dev.haystack.domain.model.ModelMessage.FromTool;
import dev.haystack.domain.model.ModelMessage.FromUser;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.tool.ToolCall;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("VE-2")
class AnthropicRequestTest {

  private final AnthropicRig rig =
      AnthropicRig.answering(Thinking.OFF, PromptCache.OFF, AnthropicWire.hello());

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void itIsPostedToTheMessagesUnderTheKeyAndTheVersion() throws Exception {
    var _ = rig.generate();

    var request = rig.requests.take();
    String head = request.head().toLowerCase(java.util.Locale.ROOT);
    assertTrue(head.startsWith("post /v1/messages http/1.1\r\n"), head);
    assertTrue(head.contains("\r\nx-api-key: key-1\r\n"), head);
    assertTrue(head.contains("\r\nanthropic-version: 2026-10-21\r\n"), head);
    assertTrue(head.contains("\r\ncontent-type: application/json\r\n"), head);
    assertFalse(head.contains("authorization"), head);
  }

  @Test
  void theBaseMayOrMayNotEndInTheVersion() {
    for (String base : List.of("", "/", "/v1", "/v1/", "/v1/messages")) {
      assertEquals(
          URI.create("https://a.example/v1/messages"),
          AnthropicRig.settings("https://a.example" + base, Thinking.OFF, PromptCache.OFF)
              .messages());
    }
    assertEquals(
        URI.create("https://a.example/x/v1/messages?y=1"),
        AnthropicRig.settings("https://a.example/x?y=1", Thinking.OFF, PromptCache.OFF).messages());
  }

  @Test
  void itHoldsWhatTheWireWantsAndNoMemberMore() throws Exception {
    assertEquals(
        AnthropicWire.json(
            "{'model':'claude-test','max_tokens':4096,'stream':true,"
                + "'tools':[{'name':'search_clients','description':'Finds \\\"clients\\\".',"
                + "'input_schema':{'type':'object','properties':{'q':{'const':1.0}}}}],"
                + "'system':[{'type':'text','text':'Be brief.'}],"
                + "'messages':[{'role':'user',"
                + "'content':[{'type':'text','text':'Who is John?'}]}]}"),
        rig.sent(AnthropicRig.QUESTION).text());
  }

  @Test
  void theInstructionsComeFirstAndAloneThenTheSituation() throws Exception {
    JsonObject sent =
        rig.sent(new FromSystem("Rules."), new FromSystem(" "), new FromSystem("Now."), user("Hi"));

    assertEquals(
        AnthropicWire.json("[{'type':'text','text':'Rules.'},{'type':'text','text':'Now.'}]"),
        sent.array("system").orElseThrow().text());
  }

  @Test
  void withoutInstructionsThereIsNoSystem() throws Exception {
    assertFalse(rig.sent(user("Hi")).has("system"));
  }

  @Test
  void neighboursOfOneRoleAreOneMessageAndEmptyTextsAreLeftOut() throws Exception {
    JsonObject sent =
        rig.sent(
            user("One"),
            said("", List.of()),
            user("two"),
            said(" \n", List.of()),
            user(""),
            said("A", List.of()),
            said("B", List.of()),
            user("three"));

    assertEquals(
        AnthropicWire.json(
            "[{'role':'user','content':[{'type':'text','text':'One'},{'type':'text','text':'two'}]},"
                + "{'role':'assistant','content':[{'type':'text','text':'A'},"
                + "{'type':'text','text':'B'}]},"
                + "{'role':'user','content':[{'type':'text','text':'three'}]}]"),
        messages(sent));
  }

  @Test
  void callsHaveAnObjectAsInput() throws Exception {
    var calls =
        List.of(
            new ToolCall("t1", "a", "{\"q\": 1.0}"),
            new ToolCall("t2", "b", ""),
            new ToolCall("t3", "c", "{not"));
    JsonObject sent =
        rig.sent(user("Q"), said("", calls), result("t1"), result("t2"), result("t3"));

    assertTrue(
        messages(sent)
            .contains(
                AnthropicWire.json(
                    "'content':[{'type':'tool_use','id':'t1','name':'a','input':{'q':1.0}},"
                        + "{'type':'tool_use','id':'t2','name':'b','input':{}},"
                        + "{'type':'tool_use','id':'t3','name':'c','input':{}}]")),
        sent.text());
  }

  @Test
  void idsThatOtherVendorsGaveAreReplacedWhereTheyAreNotTaken() throws Exception {
    var calls =
        List.of(
            new ToolCall("functions.a:0", "a", "{}"),
            new ToolCall("functions.a:1", "a", "{}"),
            new ToolCall("call_Ab-9", "a", "{}"));
    JsonObject sent =
        rig.sent(
            user("Q"),
            said("", calls),
            result("functions.a:0"),
            result("functions.a:1"),
            result("call_Ab-9"));
    List<JsonObject> messages = sent.array("messages").orElseThrow().objects().toList();

    List<String> called = blocks(messages.get(1), "id");
    assertEquals(called, blocks(messages.get(2), "tool_use_id"));
    assertEquals(3, called.stream().distinct().count());
    assertEquals("call_Ab-9", called.getLast());
    assertTrue(called.stream().allMatch(id -> id.matches("[a-zA-Z0-9_-]{1,64}")), sent.text());
  }

  private static List<String> blocks(JsonObject message, String member) {
    return message
        .array("content")
        .orElseThrow()
        .objects()
        .map(block -> block.string(member).orElseThrow())
        .toList();
  }

  @Test
  void allResultsOfARoundStandInOneMessageInCallOrderBeforeAnyText() throws Exception {
    var calls = List.of(new ToolCall("t1", "a", "{}"), new ToolCall("t2", "b", "{}"));
    JsonObject sent =
        rig.sent(
            user("Q"),
            said("Looking.", calls),
            new FromTool("t1", "a", "[1]", false),
            new FromTool("t2", "b", "gone", true),
            user("And?"));

    assertTrue(
        messages(sent)
            .endsWith(
                AnthropicWire.json(
                    "{'role':'user','content':["
                        + "{'type':'tool_result','tool_use_id':'t1','content':'[1]'},"
                        + "{'type':'tool_result','tool_use_id':'t2','content':'gone',"
                        + "'is_error':true},"
                        + "{'type':'text','text':'And?'}]}]")),
        sent.text());
  }

  @Test
  void theFirstMessageIsTheUsers() throws Exception {
    var calls = List.of(new ToolCall("t1", "a", "{}"));
    JsonObject sent =
        rig.sent(said("Old", calls), result("t1"), said("Older", List.of()), user("Hi"));

    assertEquals(
        AnthropicWire.json("[{'role':'user','content':[{'type':'text','text':'Hi'}]}]"),
        messages(sent));
  }

  @Test
  void aClosingRequestKeepsItsToolsAndAllowsNone() throws Exception {
    JsonObject sent =
        rig.sent(
            ModelRequest.lastOf(AnthropicRig.QUESTION.messages(), AnthropicRig.QUESTION.tools()));

    assertEquals("{\"type\":\"none\"}", sent.object("tool_choice").orElseThrow().text());
    assertEquals(1, sent.array("tools").orElseThrow().size());
    assertEquals(2, sent.array("system").orElseThrow().size());
  }

  @Test
  void withoutToolsNothingIsSaidOfThem() throws Exception {
    JsonObject sent = rig.sent(ModelRequest.lastOf(AnthropicRig.QUESTION.messages(), List.of()));

    assertFalse(sent.has("tools") || sent.has("tool_choice"));
  }

  @Test
  void thinkingIsAskedForAsItIsSet() throws Exception {
    assertEquals("{\"type\":\"adaptive\"}", thinking(Thinking.ADAPTIVE));
    assertEquals("{\"type\":\"enabled\",\"budget_tokens\":2000}", thinking(Thinking.upTo(2000)));
  }

  private static String thinking(Thinking thinking) throws Exception {
    try (var thinker = AnthropicRig.answering(thinking, PromptCache.OFF, AnthropicWire.hello())) {
      return thinker.sent(AnthropicRig.QUESTION).object("thinking").orElseThrow().text();
    }
  }

  private static String messages(JsonObject sent) {
    return sent.get("messages").map(Json::text).orElseThrow();
  }

  private static ModelMessage user(String text) {
    return new FromUser(text);
  }

  private static ModelMessage said(String text, List<ToolCall> calls) {
    return new FromAssistant(text, calls);
  }

  private static ModelMessage result(String id) {
    return new FromTool(id, "a", "[]", false);
  }
}

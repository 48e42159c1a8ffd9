package dev.haystack.outbound.anthropic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("VE-4")
class AnthropicStreamTest {

  @Test
  void wordsAreHandedOnAndUnknownEventsPiecesAndMembersMeanNothing() {
    ModelReply reply =
        reply(
            AnthropicWire.start(),
            AnthropicWire.event("ping", "'more':1"),
            AnthropicWire.event(
                "weather_report", "'index':0,'delta':{'type':'text_delta','text':'no'}"),
            AnthropicWire.block(0, "{'type':'text','text':'','more':[{}]}"),
            AnthropicWire.delta(0, "'type':'text_delta','text':'Hel','more':{'text':'no'}"),
            AnthropicWire.delta(0, "'type':'citations_delta','citation':{'text':'no'}"),
            AnthropicWire.event("ping", "'more':1"),
            AnthropicWire.delta(0, "'type':'text_delta','text':'lo'"),
            AnthropicWire.stop(0),
            AnthropicWire.words(1, " there"),
            AnthropicWire.end("end_turn"));

    assertEquals("Hello there", reply.text());
    assertEquals("claude-test-1", reply.model());
    assertEquals(FinishReason.STOP, reply.finishReason());
  }

  @Test
  void argumentsComeInPiecesThatAreEmptyOrCutAnywhere() {
    ModelReply reply =
        reply(
            AnthropicWire.start(),
            AnthropicWire.words(0, "Looking."),
            AnthropicWire.call(1, "t1", "", "{\"q", "\": \"J\\u00", "f6rn\"", "", "}"),
            AnthropicWire.call(2, "t2"),
            AnthropicWire.call(3, "t3", ""),
            AnthropicWire.end("tool_use"));

    assertEquals(
        List.of(
            new ToolCall("t1", "search_clients", "{\"q\": \"J\\u00f6rn\"}"),
            new ToolCall("t2", "search_clients", "{}"),
            new ToolCall("t3", "search_clients", "{}")),
        reply.calls());
    assertEquals(FinishReason.TOOL_CALLS, reply.finishReason());
  }

  @Test
  void blocksAreToldApartByTheirIndex() {
    String one = AnthropicWire.delta(0, "'type':'input_json_delta','partial_json':'{}'");
    String two =
        AnthropicWire.delta(1, "'type':'input_json_delta','partial_json':'{\\u0022q\\u0022:2}'");
    ModelReply reply =
        reply(
            AnthropicWire.start(),
            AnthropicWire.block(0, "{'type':'tool_use','id':'t1','name':'a','input':{}}"),
            AnthropicWire.block(1, "{'type':'tool_use','id':'t2','name':'b','input':{}}"),
            two,
            one,
            AnthropicWire.stop(1),
            AnthropicWire.stop(0),
            AnthropicWire.end("tool_use"));

    assertEquals(
        List.of(new ToolCall("t1", "a", "{}"), new ToolCall("t2", "b", "{\"q\":2}")),
        reply.calls());
  }

  @Test
  void theEndOfTheStreamMayStandForTheLastEvent() {
    ModelReply reply =
        reply(
            AnthropicWire.start(),
            AnthropicWire.words(0, "Hello"),
            AnthropicWire.end("end_turn").replace(AnthropicWire.STOP, ""));

    assertEquals("Hello", reply.text());
  }

  @Test
  void withoutAStopReasonNoAnswerIsWhole() {
    String open =
        AnthropicWire.event(
            "message_delta", "'delta':{'stop_reason':null},'usage':{'output_tokens':5}");
    for (String end : List.of("", AnthropicWire.STOP, open + AnthropicWire.STOP)) {
      try (var rig =
          AnthropicRig.answering(
              AnthropicWire.stream(AnthropicWire.start(), AnthropicWire.words(0, "Hello"), end))) {
        assertEquals(ModelFailure.TRUNCATED, rig.failure().reason());
        assertEquals(1, rig.requests.size());
      }
    }
  }

  @Test
  void anEventThatCannotBeReadIsAFailureAndNoPartOfAnAnswer() {
    for (String lost :
        List.of(
            "data: {\"type\":\"content_block_delta\",\"index\":0,\"de\n\n",
            AnthropicWire.delta(7, "'type':'text_delta','text':'x'"))) {
      try (var rig =
          AnthropicRig.answering(
              AnthropicWire.stream(AnthropicWire.start(), lost, AnthropicWire.end("end_turn")),
              AnthropicWire.hello())) {
        assertEquals("Hello there", rig.generate().text());
        assertEquals(1, rig.waits.size());
      }
    }
  }

  @Test
  void aPingProvesLifeAndIsNoProgress() {
    var rigs = new CompletableFuture<AnthropicRig>();
    try (var rig =
        AnthropicRig.answering(
            peer -> {
              peer.stream()
                  .chunk(
                      AnthropicWire.start() + AnthropicWire.block(0, "{'type':'text','text':''}"));
              peer.chunk(AnthropicWire.delta(0, "'type':'text_delta','text':'Hel'"));
              // until the client has had enough of it
              while (true) {
                rigs.join().pass(Duration.ofSeconds(1));
                peer.chunk(AnthropicWire.event("ping", "'x':0"));
              }
            })) {
      rigs.complete(rig);
      ModelException failure = rig.failure();

      assertEquals(ModelFailure.STALLED, failure.reason());
      assertEquals("nothing but signs of life", failure.getMessage());
    }
  }

  @Test
  void ofJsonOneCodeFenceIsTakenOff() {
    assertEquals("{\"a\":1}", json("```json\n{\"a\"", ":1}\n```\n"));
    assertEquals("{\"a\":1}", json("```\n", "{\"a\":1}", "```"));
    assertEquals("{\"a\":\"```\"}", json("{\"a\":\"```\"}"));
    assertEquals("```", json("```"));
  }

  private static String json(String... words) {
    try (var rig =
        AnthropicRig.answering(
            AnthropicWire.stream(
                AnthropicWire.start(),
                AnthropicWire.words(0, words),
                AnthropicWire.end("end_turn")))) {
      var pieces = new StringBuilder();
      ModelReply reply =
          rig.model.generate(ModelRequest.json(AnthropicRig.QUESTION.messages()), pieces::append);
      assertEquals(pieces.toString(), reply.text());
      return reply.text();
    }
  }

  private static ModelReply reply(String... events) {
    try (var rig = AnthropicRig.answering(AnthropicWire.stream(events))) {
      ModelReply reply = rig.generate();
      assertEquals(reply.text(), String.join("", rig.pieces));
      assertTrue(rig.waits.isEmpty());
      return reply;
    }
  }
}

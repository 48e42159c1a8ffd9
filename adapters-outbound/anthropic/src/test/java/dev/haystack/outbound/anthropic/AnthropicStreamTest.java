package dev.haystack.outbound.anthropic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.port.model.ModelFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("VE-4")
class AnthropicStreamTest {

  @Test
  void wordsAreHandedOnAndUnknownEventsPiecesAndMembersMeanNothing() {
    ModelReply reply =
        reply(
            Wire.start(),
            Wire.event("ping", "'more':1"),
            Wire.event("weather_report", "'index':0,'delta':{'type':'text_delta','text':'no'}"),
            Wire.block(0, "{'type':'text','text':'','more':[{}]}"),
            Wire.delta(0, "'type':'text_delta','text':'Hel','more':{'text':'no'}"),
            Wire.delta(0, "'type':'citations_delta','citation':{'text':'no'}"),
            Wire.event("ping", "'more':1"),
            Wire.delta(0, "'type':'text_delta','text':'lo'"),
            Wire.stop(0),
            Wire.words(1, " there"),
            Wire.end("end_turn"));

    assertEquals("Hello there", reply.text());
    assertEquals("claude-test-1", reply.model());
    assertEquals(FinishReason.STOP, reply.finishReason());
  }

  @Test
  void argumentsComeInPiecesThatAreEmptyOrCutAnywhere() {
    ModelReply reply =
        reply(
            Wire.start(),
            Wire.words(0, "Looking."),
            Wire.call(1, "t1", "", "{\"q", "\": \"J\\u00", "f6rn\"", "", "}"),
            Wire.call(2, "t2"),
            Wire.call(3, "t3", ""),
            Wire.end("tool_use"));

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
    String one = Wire.delta(0, "'type':'input_json_delta','partial_json':'{}'");
    String two = Wire.delta(1, "'type':'input_json_delta','partial_json':'{\\u0022q\\u0022:2}'");
    ModelReply reply =
        reply(
            Wire.start(),
            Wire.block(0, "{'type':'tool_use','id':'t1','name':'a','input':{}}"),
            Wire.block(1, "{'type':'tool_use','id':'t2','name':'b','input':{}}"),
            two,
            one,
            Wire.stop(1),
            Wire.stop(0),
            Wire.end("tool_use"));

    assertEquals(
        List.of(new ToolCall("t1", "a", "{}"), new ToolCall("t2", "b", "{\"q\":2}")),
        reply.calls());
  }

  @Test
  void theEndOfTheStreamMayStandForTheLastEvent() {
    ModelReply reply =
        reply(Wire.start(), Wire.words(0, "Hello"), Wire.end("end_turn").replace(Wire.STOP, ""));

    assertEquals("Hello", reply.text());
  }

  @Test
  void withoutAStopReasonNoAnswerIsWhole() {
    String open =
        Wire.event("message_delta", "'delta':{'stop_reason':null},'usage':{'output_tokens':5}");
    for (String end : List.of("", Wire.STOP, open + Wire.STOP)) {
      try (var rig =
          AnthropicRig.answering(Wire.stream(Wire.start(), Wire.words(0, "Hello"), end))) {
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
            Wire.delta(7, "'type':'text_delta','text':'x'"))) {
      try (var rig =
          AnthropicRig.answering(
              Wire.stream(Wire.start(), lost, Wire.end("end_turn")), Wire.hello())) {
        assertEquals("Hello there", rig.generate().text());
        assertEquals(1, rig.waits.size());
      }
    }
  }

  @Test
  void aPingProvesLifeAndIsNoProgress() {
    var rigs = new AtomicReference<AnthropicRig>();
    try (var rig =
        AnthropicRig.answering(
            peer -> {
              peer.stream().chunk(Wire.start() + Wire.block(0, "{'type':'text','text':''}"));
              peer.chunk(Wire.delta(0, "'type':'text_delta','text':'Hel'"));
              for (int i = 0; i < 3; i++) {
                rigs.get().pass(Duration.ofSeconds(11));
                peer.chunk(Wire.event("ping", "'x':0"));
              }
              peer.awaitClose();
            })) {
      rigs.set(rig);
      assertEquals(ModelFailure.STALLED, rig.failure().reason());
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
            Wire.stream(Wire.start(), Wire.words(0, words), Wire.end("end_turn")))) {
      var pieces = new StringBuilder();
      ModelReply reply =
          rig.model.generate(ModelRequest.json(AnthropicRig.QUESTION.messages()), pieces::append);
      assertEquals(pieces.toString(), reply.text());
      return reply.text();
    }
  }

  private static ModelReply reply(String... events) {
    try (var rig = AnthropicRig.answering(Wire.stream(events))) {
      ModelReply reply = rig.generate();
      assertEquals(reply.text(), String.join("", rig.pieces));
      assertTrue(rig.waits.isEmpty());
      return reply;
    }
  }
}

package dev.haystack.outbound.anthropic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.port.model.ModelFailure;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("VE-6")
class StopReasonTest {

  @ParameterizedTest
  @CsvSource({
    "end_turn, STOP",
    "stop_sequence, STOP",
    "a_new_one, STOP",
    "max_tokens, LENGTH",
    "model_context_window_exceeded, LENGTH",
    "refusal, CONTENT_FILTER"
  })
  void afterText(String reason, FinishReason end) {
    try (var rig =
        AnthropicRig.answering(
            AnthropicWire.stream(
                AnthropicWire.start(),
                AnthropicWire.words(0, "Hello"),
                AnthropicWire.end(reason)))) {
      assertEquals(end, rig.generate().finishReason());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "tool_use, TOOL_CALLS, 1",
    "a_new_one, TOOL_CALLS, 1",
    "max_tokens, LENGTH, 0",
    "model_context_window_exceeded, LENGTH, 0"
  })
  void afterACall(String reason, FinishReason end, int calls) {
    try (var rig =
        AnthropicRig.answering(
            AnthropicWire.stream(
                AnthropicWire.start(),
                AnthropicWire.call(0, "t1", "{}"),
                AnthropicWire.end(reason)))) {
      ModelReply reply = rig.generate();

      assertEquals(end, reply.finishReason());
      assertEquals(calls, reply.calls().size());
    }
  }

  @Test
  void aRefusalWithoutTextIsRefusedAndNotRepeated() {
    try (var rig =
        AnthropicRig.answering(
            AnthropicWire.stream(AnthropicWire.start(), AnthropicWire.end("refusal")))) {
      assertEquals(ModelFailure.REFUSED, rig.failure().reason());
      assertEquals(1, rig.requests.size());
    }
  }

  @Test
  void aCallThatWasForbiddenIsDropped() {
    try (var rig =
        AnthropicRig.answering(
            AnthropicWire.stream(
                AnthropicWire.start(),
                AnthropicWire.call(0, "t1", "{}"),
                AnthropicWire.end("tool_use")))) {
      ModelReply reply =
          rig.model.generate(
              ModelRequest.lastOf(AnthropicRig.QUESTION.messages(), AnthropicRig.QUESTION.tools()),
              _ -> {});

      assertEquals(List.of(), reply.calls());
      assertEquals(FinishReason.STOP, reply.finishReason());
    }
  }

  @Test
  void aPauseIsSentBackAndAskedAgainInTheSameInference() throws Exception {
    try (var rig =
        AnthropicRig.answering(
            paused("One."),
            AnthropicWire.stream(
                AnthropicWire.start(),
                AnthropicWire.words(0, "Two."),
                AnthropicWire.call(1, "t1"),
                AnthropicWire.end("tool_use")))) {
      ModelReply reply = rig.generate();

      assertEquals("One.Two.", reply.text());
      assertEquals(List.of("One.", "Two."), rig.pieces);
      assertEquals(20, reply.usage().inputTokens());
      assertEquals(10, reply.usage().outputTokens());
      String blocks = reply.state().orElseThrow().state().text();
      assertEquals(
          AnthropicWire.json(
              "[{'type':'text','text':'One.'},"
                  + "{'type':'server_tool_use','id':'s1','name':'web','input':{'q':1}},"
                  + "{'type':'text','text':'Two.'},"
                  + "{'type':'tool_use','id':'t1','name':'search_clients','input':{}}]"),
          blocks);
      var first = rig.nextSent();
      JsonObject again = rig.nextSent();
      assertEquals(first.get("system"), again.get("system"));
      assertEquals(
          AnthropicWire.json(
              "{'role':'assistant','content':[{'type':'text','text':'One.'},"
                  + "{'type':'server_tool_use','id':'s1','name':'web','input':{'q':1},"
                  + "'cache_control':{'type':'ephemeral'}}]}"),
          again.array("messages").orElseThrow().values().getLast().text());
    }
  }

  @Test
  void itIsAskedAgainFourTimesAtMost() {
    try (var enough =
            AnthropicRig.answering(
                paused("1"), paused("2"), paused("3"), paused("4"), AnthropicWire.hello());
        var endless = AnthropicRig.answering(paused("1"))) {
      assertEquals("1234Hello there", enough.generate().text());
      assertEquals(ModelFailure.TRUNCATED, endless.failure().reason());
      assertEquals(5, endless.requests.size());
      assertFalse(endless.pieces.isEmpty());
    }
  }

  private static AnthropicRig.Answering paused(String words) {
    return AnthropicWire.stream(
        AnthropicWire.start(),
        AnthropicWire.words(0, words),
        AnthropicWire.block(1, "{'type':'server_tool_use','id':'s1','name':'web','input':{}}"),
        AnthropicWire.delta(1, "'type':'input_json_delta','partial_json':'{\\u0022q\\u0022:1}'"),
        AnthropicWire.stop(1),
        AnthropicWire.end("pause_turn"));
  }
}

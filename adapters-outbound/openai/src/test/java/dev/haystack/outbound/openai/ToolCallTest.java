package dev.haystack.outbound.openai;

import static dev.haystack.outbound.openai.Sse.DONE;
import static dev.haystack.outbound.openai.Sse.call;
import static dev.haystack.outbound.openai.Sse.finish;
import static dev.haystack.outbound.openai.Sse.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.port.model.ModelFailure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToolCallTest {

  private static final ToolCall SEARCH = new ToolCall("c1", "search", "{\"q\":\"John\"}");
  private static final ToolCall READ = new ToolCall("c2", "read", "{\"id\":7}");

  @Test
  void piecesOfParallelCallsBelongTogetherByTheirIndex() {
    assertCalls(
        List.of(SEARCH, READ),
        call("{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"search\",\"arguments\":\"\"}}"),
        call("{\"index\":0,\"function\":{\"arguments\":\"{\\\"q\\\":\"}}"),
        call("{\"index\":1,\"id\":\"c2\",\"function\":{\"name\":\"read\",\"arguments\":\"{\"}}"),
        call("{\"index\":0,\"function\":{\"arguments\":\"\\\"John\\\"}\"}}"),
        call("{\"index\":1,\"function\":{\"arguments\":\"\\\"id\\\":7}\"}}"));
  }

  @Test
  void severalPiecesMayComeInOneChunk() {
    assertCalls(List.of(SEARCH, READ), call(whole(0, "c1", SEARCH) + "," + whole(1, "c2", READ)));
  }

  @Test
  void serversMayRepeatTheIdAndName() {
    String head = "{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"search\",\"arguments\":";
    assertCalls(
        List.of(SEARCH), call(head + "\"{\\\"q\\\":\"}}"), call(head + "\"\\\"John\\\"}\"}}"));
  }

  @Test
  void serversMaySendWholeCallsUnderOneIndex() {
    assertCalls(List.of(SEARCH, READ), call(whole(0, "c1", SEARCH)), call(whole(0, "c2", READ)));
  }

  @Test
  void serversMayLeaveOutTheIndex() {
    String rest = "{\"function\":{\"arguments\":\"}\"}}";
    var cut = new ToolCall("c2", "read", "{\"id\":7");
    assertCalls(
        List.of(SEARCH, READ),
        call(whole(-1, "c1", SEARCH)),
        call(whole(-1, "c2", cut)),
        call(rest));
  }

  @Test
  void anIdThatACallOfTheConversationHasIsReplaced() {
    try (var rig =
        Rig.answering(Sse.stream(call(whole(0, "0", SEARCH)), finish("tool_calls"), DONE))) {
      List<ToolCall> first = rig.generate().calls();
      var asked = new ModelMessage.FromAssistant("", first);
      List<ToolCall> second =
          rig.model.generate(ModelRequest.prose(List.of(asked), List.of()), _ -> {}).calls();

      assertEquals("0", first.getFirst().id());
      assertTrue(second.getFirst().id().startsWith("call_"), second.toString());
    }
  }

  @Test
  void aMissingOrRepeatedIdIsReplaced() {
    try (var rig =
        Rig.answering(
            Sse.stream(
                call(whole(0, "", SEARCH)),
                call(whole(1, "c2", READ)),
                call(whole(2, "c2", READ)),
                finish("tool_calls"),
                DONE))) {
      List<ToolCall> calls = rig.generate().calls();

      assertEquals(3, calls.stream().map(ToolCall::id).distinct().count());
      assertTrue(calls.getFirst().id().startsWith("call_"));
      assertEquals("c2", calls.get(1).id());
      assertNotEquals("", calls.get(2).id());
    }
  }

  @Test
  void noArgumentsAreAnEmptyObject() {
    assertCalls(
        List.of(new ToolCall("c1", "list", "{}")),
        call("{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"list\"}}"));
  }

  @Test
  void aCallWithWordsBeforeItAndAFinishThatSaysStopIsStillACall() {
    try (var rig =
        Rig.answering(
            Sse.stream(words("Let me see."), call(whole(0, "c1", SEARCH)), finish("stop"), DONE))) {
      ModelReply reply = rig.generate();

      assertEquals("Let me see.", reply.text());
      assertEquals(List.of(SEARCH), reply.calls());
      assertEquals(FinishReason.TOOL_CALLS, reply.finishReason());
    }
  }

  @Test
  void callsThatWereCutOffAreDropped() {
    try (var rig =
        Rig.answering(Sse.stream(call(whole(0, "c1", SEARCH)), finish("length"), DONE))) {
      ModelReply reply = rig.generate();

      assertEquals(List.of(), reply.calls());
      assertEquals(FinishReason.LENGTH, reply.finishReason());
    }
  }

  @Test
  void tooManyCallsTooLongOnesAndOnesWithoutANameAreInvalid() {
    var many = new StringBuilder(whole(0, "c0", SEARCH));
    for (int i = 1; i <= 8; i++) {
      many.append(',').append(whole(i, "c" + i, SEARCH));
    }
    String nameless = "{\"index\":0,\"id\":\"c1\",\"function\":{\"arguments\":\"{}\"}}";
    String part = "{\"index\":0,\"function\":{\"arguments\":\"" + "y".repeat(60_000) + "\"}}";
    try (var rig =
        Rig.answering(
            Sse.stream(call(many.toString())),
            Sse.stream(call(nameless), finish("tool_calls"), DONE),
            Sse.stream(call(part), call(part)))) {
      for (int i = 0; i < 3; i++) {
        assertEquals(ModelFailure.INVALID_ANSWER, rig.failure().reason());
      }
    }
  }

  private static void assertCalls(List<ToolCall> expected, String... events) {
    var all = new ArrayList<>(List.of(events));
    all.add(finish("tool_calls"));
    all.add(DONE);
    try (var rig = Rig.answering(Sse.stream(all.toArray(String[]::new)))) {
      ModelReply reply = rig.generate();

      assertEquals(expected, reply.calls());
      assertEquals(FinishReason.TOOL_CALLS, reply.finishReason());
      assertEquals(List.of(), rig.pieces);
    }
  }

  private static String whole(int index, String id, ToolCall call) {
    String arguments = dev.haystack.domain.json.Json.of(call.arguments()).text();
    return "{"
        + (index < 0 ? "" : "\"index\":" + index + ",")
        + (id.isEmpty() ? "" : "\"id\":\"" + id + "\",")
        + "\"type\":\"function\",\"function\":{\"name\":\""
        + call.name()
        + "\",\"arguments\":"
        + arguments
        + "}}";
  }
}

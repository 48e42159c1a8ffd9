package dev.haystack.outbound.openai;

import static dev.haystack.outbound.openai.Sse.DONE;
import static dev.haystack.outbound.openai.Sse.call;
import static dev.haystack.outbound.openai.Sse.event;
import static dev.haystack.outbound.openai.Sse.finish;
import static dev.haystack.outbound.openai.Sse.json;
import static dev.haystack.outbound.openai.Sse.stream;
import static dev.haystack.outbound.openai.Sse.words;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.port.model.ModelFailure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FinishReasonTest {

  private static final String CALL =
      call(json("{'index':0,'id':'c1','function':{'name':'list','arguments':'{}'}}"));

  @ParameterizedTest
  @CsvSource({
    "stop, STOP",
    "STOP, STOP",
    "end_turn, STOP",
    "stop_sequence, STOP",
    "eos, STOP",
    "eos_token, STOP",
    "complete, STOP",
    "completed, STOP",
    "FinishReason.STOP, STOP",
    "length, LENGTH",
    "MAX_TOKENS, LENGTH",
    "max-tokens, LENGTH",
    "max_output_tokens, LENGTH",
    "SAFETY, CONTENT_FILTER",
    "content_filter, CONTENT_FILTER",
    "Content_Filtered, CONTENT_FILTER",
    "content_filter_azure, CONTENT_FILTER",
    "RECITATION, CONTENT_FILTER"
  })
  @Tag("FP-2")
  void aKnownReasonIsUnderstoodHoweverItIsWritten(String word, FinishReason reason) {
    try (var rig = Rig.answering(stream(words("a"), finish(word), DONE))) {
      ModelReply reply = rig.generate();

      assertEquals(reason, reply.finishReason());
      assertEquals("a", reply.text());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tool_calls", "tool_use", "function_call", "TOOL_CALLS", "stop", "eos"})
  @Tag("FP-2")
  void callsAreWholeWithAnyGoodReason(String word) {
    try (var rig = Rig.answering(stream(CALL, finish(word), DONE))) {
      ModelReply reply = rig.generate();

      assertEquals(FinishReason.TOOL_CALLS, reply.finishReason());
      assertEquals(1, reply.calls().size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abort",
        "error",
        "network_error",
        "insufficient_system_resource",
        "MALFORMED_FUNCTION_CALL",
        "FINISH_REASON_UNSPECIFIED",
        "stopped by somebody",
        "tool_calls",
        "null",
        ""
      })
  @Tag("FP-2")
  void anyOtherReasonBehindHalfAnAnswerIsTruncatedAndBehindNothingAskedAgain(String word) {
    try (var rig =
        Rig.answering(
            stream(words("half"), finish(word), DONE), stream(finish(word), DONE), Sse.hello())) {
      assertEquals(ModelFailure.TRUNCATED, rig.failure().reason());
      assertEquals(1, rig.requests.size());
      assertEquals("Hello there", rig.generate().text());
      assertEquals(3, rig.requests.size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'type':'stop'}", "7", "true", "['stop']"})
  @Tag("FP-2")
  void aReasonOfAnotherTypeIsNoSuccess(String reason) {
    String end = event(json("{'choices':[{'delta':{},'finish_reason':" + reason + "}]}"));
    try (var rig = Rig.answering(stream(words("half"), end, DONE))) {
      assertEquals(ModelFailure.TRUNCATED, rig.failure().reason());
    }
  }

  @Test
  @Tag("FP-2")
  void ofSeveralReasonsTheWorstCounts() {
    try (var rig =
        Rig.answering(
            stream(words("a"), finish("length"), finish("stop"), DONE),
            stream(words("a"), finish("stop"), words("b"), finish("abort"), DONE),
            stream(CALL, finish("tool_calls"), finish("stop"), DONE))) {
      assertEquals(FinishReason.LENGTH, rig.generate().finishReason());
      assertEquals(ModelFailure.TRUNCATED, rig.failure().reason());
      assertEquals(FinishReason.TOOL_CALLS, rig.generate().finishReason());
    }
  }

  @Test
  @Tag("FP-2")
  void anErrorBesideAReasonThatIsNoneOfSuccessHasItsOwnClass() {
    String overloaded = "'error':{'code':'rate_limit_exceeded','message':'m'}";
    try (var rig =
        Rig.answering(
            stream(
                words("half"),
                event(
                    json("{" + overloaded + ",'choices':[{'delta':{},'finish_reason':'error'}]}"))),
            stream(
                words("half"),
                event(
                    json("{'choices':[{'delta':{},'finish_reason':'error'," + overloaded + "}]}"))),
            stream(words("half"), finish("error"), event(json("{" + overloaded + "}"))))) {
      for (int i = 0; i < 3; i++) {
        assertEquals(ModelFailure.RATE_LIMITED, rig.failure().reason());
      }
    }
  }

  @Test
  @Tag("FP-2")
  void aReasonThatIsNoneOfSuccessCountsEvenIfTheConnectionBreaksBehindIt() {
    try (var rig =
        Rig.answering(peer -> peer.stream().chunk(words("half")).chunk(finish("abort")).reset())) {
      assertEquals(ModelFailure.TRUNCATED, rig.failure().reason());
    }
  }
}

package dev.haystack.outbound.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.Usage;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the events of a stream mean, and its end. */
@Tag("VE-13")
class StreamTest {

  private static final String HELLO = Wire.parts(Wire.text("Hello"));
  private static final Rig.Answering WHOLE = Wire.stream(HELLO, Wire.last("STOP"));

  @Test
  void textPartsArePiecesAndTheStreamEndsWithoutAMark() {
    try (var rig =
        new Rig(
            Wire.stream(
                Wire.parts(Wire.text("Hello"), Wire.text("")),
                Wire.last("STOP", Wire.text(" you"))))) {
      ModelReply reply = rig.generate();

      assertEquals(List.of("Hello", " you"), rig.pieces);
      assertEquals("Hello you", reply.text());
      assertEquals(FinishReason.STOP, reply.finishReason());
      assertEquals(Optional.empty(), reply.state());
      assertEquals("gemini-test", reply.model());
    }
  }

  @Test
  void thoughtsAndSignaturesAreNoPieces() {
    try (var rig =
        new Rig(
            Wire.stream(
                Wire.parts(Wire.thought("canary")),
                Wire.parts(
                    "{\"text\":\"canary\",\"thoughtSignature\":\"canary\",\"thought\":true}"),
                HELLO,
                Wire.last("STOP", Wire.signed("", "canary"))))) {
      ModelReply reply = rig.generate();

      assertEquals(List.of("Hello"), rig.pieces);
      assertFalse(reply.toString().contains("canary"));
    }
  }

  @Test
  void contentAndPartsMayBeMissingAndWhatIsUnknownIsPassedOver() {
    try (var rig =
        new Rig(
            Wire.stream(
                ": a comment\r\n\r\n",
                Wire.event("{}"),
                Wire.event("{\"candidates\":[]}"),
                Wire.event("{\"candidates\":[{\"index\":0}],\"responseId\":\"r\"}"),
                Wire.event("{\"candidates\":[{\"content\":{\"role\":\"model\"}}]}"),
                Wire.event("{\"candidates\":[{\"content\":null,\"new\":[{}]}],\"error\":null}"),
                Wire.parts("{\"inlineData\":{\"data\":\"AA\"}}"),
                HELLO,
                Wire.event(
                    "{\"candidates\":[{\"finishReason\":\"STOP\"}],\"modelVersion\":\"v-1\"}")))) {
      ModelReply reply = rig.generate();

      assertEquals("Hello", reply.text());
      assertEquals("v-1", reply.model());
    }
  }

  @ParameterizedTest
  @CsvSource({"STOP, STOP", "MAX_TOKENS, LENGTH", "SAFETY, CONTENT_FILTER"})
  void theReasonOfTheEndIsThatOfTheReply(String word, FinishReason reason) {
    try (var rig = new Rig(Wire.stream(HELLO, Wire.last(word)))) {
      assertEquals(reason, rig.generate().finishReason());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"STOP", "FUNCTION_CALL"})
  void callsAreMadeWhereverTheyStoodBeforeAGoodEnd(String word) {
    try (var rig = new Rig(Wire.stream(Wire.parts(Wire.call("search", "{}")), Wire.last(word)))) {
      ModelReply reply = rig.generate();

      assertEquals(FinishReason.TOOL_CALLS, reply.finishReason());
      assertEquals(1, reply.calls().size());
    }
  }

  @Test
  void callsOfAnAnswerThatWasCutAreNotMade() {
    try (var rig =
        new Rig(Wire.stream(HELLO, Wire.last("MAX_TOKENS", Wire.call("search", "{}"))))) {
      ModelReply reply = rig.generate();

      assertEquals(FinishReason.LENGTH, reply.finishReason());
      assertEquals(List.of(), reply.calls());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE"})
  void aFilterIsAFailureWithoutTextAndAnEndWithIt(String word) {
    try (var rig = new Rig(Wire.stream(Wire.last(word)), Wire.stream(HELLO, Wire.last(word)))) {
      assertEquals(ModelFailure.CONTENT_FILTERED, rig.failure().reason());
      assertEquals(1, rig.requests.size());
      assertEquals(FinishReason.CONTENT_FILTER, rig.generate().finishReason());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MALFORMED_FUNCTION_CALL",
        "UNEXPECTED_TOOL_CALL",
        "TOO_MANY_TOOL_CALLS",
        "OTHER",
        "SOMETHING_NEW"
      })
  void whatTheModelSpoiltIsAskedForOnceMoreWhileNothingWasShown(String word) {
    var spoilt = Wire.stream(Wire.last(word, Wire.call("search", "{}")));
    try (var rig = new Rig(spoilt, WHOLE, spoilt, spoilt, Wire.stream(HELLO, Wire.last(word)))) {
      assertEquals("Hello", rig.generate().text());
      assertEquals(ModelFailure.INVALID_ANSWER, rig.failure().reason());
      assertEquals(4, rig.requests.size());
      assertEquals(ModelFailure.INVALID_ANSWER, rig.failure().reason());
      assertEquals(5, rig.requests.size());
    }
  }

  @Test
  void aPromptThatIsBlockedIsNeverRepeated() {
    try (var rig =
        new Rig(Wire.stream(Wire.event("{\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}")))) {
      assertEquals(ModelFailure.CONTENT_FILTERED, rig.failure().reason());
      assertEquals(1, rig.requests.size());
    }
  }

  @Test
  void aStreamWithoutAReasonIsCutOffAndRepeatedWhileNothingWasShown() {
    var unspecified = Wire.last("FINISH_REASON_UNSPECIFIED", Wire.text(""));
    try (var rig = new Rig(Wire.stream(), Wire.stream(unspecified), WHOLE, Wire.stream(HELLO))) {
      assertEquals("Hello", rig.generate().text());
      ModelException failure = rig.failure();

      assertEquals(ModelFailure.TRUNCATED, failure.reason());
      assertEquals(4, rig.requests.size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "words", "{\"candidates\":[{]}"})
  void anEventThatIsNoPartialAnswerIsInvalid(String data) {
    try (var rig = new Rig(Wire.stream(HELLO, Wire.event(data), Wire.last("STOP")))) {
      assertEquals(ModelFailure.INVALID_ANSWER, rig.failure().reason());
    }
  }

  @Test
  void callsAndSignaturesHaveLimits() {
    String[] calls = new String[65];
    java.util.Arrays.fill(calls, Wire.call("search", "{}"));
    String signature = "x".repeat(1 << 19);
    String[] signed = new String[9];
    java.util.Arrays.fill(signed, Wire.parts(Wire.signed("", signature)));
    try (var rig = new Rig(Wire.stream(Wire.last("STOP", calls)), Wire.stream(signed))) {
      assertEquals(ModelFailure.INVALID_ANSWER, rig.failure().reason());
      assertEquals(ModelFailure.INVALID_ANSWER, rig.failure().reason());
      assertEquals(2, rig.requests.size());
    }
  }

  @Test
  @Tag("VE-14")
  void theCountsAreThoseOfTheLastEventThatHasAny() {
    try (var rig =
        new Rig(
            Wire.stream(
                counted("{\"promptTokenCount\":10,\"candidatesTokenCount\":1}"),
                counted(
                    "{\"promptTokenCount\":10,\"toolUsePromptTokenCount\":5,"
                        + "\"cachedContentTokenCount\":4,\"candidatesTokenCount\":3,"
                        + "\"thoughtsTokenCount\":7,\"totalTokenCount\":25,"
                        + "\"promptTokensDetails\":[{\"modality\":\"TEXT\",\"tokenCount\":10}]}"),
                Wire.last("STOP", Wire.text("."))))) {
      assertEquals(new Usage(15, 10, 4, 0, 7, false), rig.generate().usage());
    }
  }

  @Test
  @Tag("VE-14")
  void whatNobodyCountedIsEstimated() {
    try (var rig = new Rig(WHOLE)) {
      Usage usage = rig.generate().usage();

      assertTrue(usage.estimated());
      assertEquals(2, usage.outputTokens());
      assertEquals(Math.ceilDiv(rig.requests.remove().body().length(), 4), usage.inputTokens());
    }
  }

  @Test
  void aJsonAnswerIsHandedOnAsItComes() {
    ModelRequest request = ModelRequest.json(Rig.QUESTION.messages());
    try (var rig = new Rig(Wire.stream(Wire.last("STOP", Wire.text("{\\\"a\\\":1}"))))) {
      assertEquals("{\"a\":1}", rig.generate(request).text());
    }
  }

  private static String counted(String usage) {
    return Wire.event(
        "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]}}],\"usageMetadata\":"
            + usage
            + "}");
  }
}

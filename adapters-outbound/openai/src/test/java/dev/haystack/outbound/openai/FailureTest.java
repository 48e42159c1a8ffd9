package dev.haystack.outbound.openai;

import static dev.haystack.outbound.openai.Sse.event;
import static dev.haystack.outbound.openai.Sse.status;
import static dev.haystack.outbound.openai.Sse.stream;
import static dev.haystack.outbound.openai.Sse.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.haystack.outbound.model.ModelServer;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTest {

  private static final Duration SHORT = Duration.ofMillis(150);
  private static final Duration LONG = Rig.LONG;

  @ParameterizedTest
  @CsvSource({
    "400, context_length_exceeded, CONTEXT_TOO_LONG",
    "400, content_filter, CONTENT_FILTERED",
    "400, model_not_found, NOT_CONFIGURED",
    "400, invalid_request_error, REJECTED",
    "422, none, REJECTED",
    "401, invalid_api_key, NOT_CONFIGURED",
    "402, none, QUOTA_EXHAUSTED",
    "403, none, NOT_CONFIGURED",
    "404, model_not_found, NOT_CONFIGURED",
    "307, none, NOT_CONFIGURED",
    "413, none, CONTEXT_TOO_LONG",
    "418, none, REJECTED"
  })
  void aRefusalByStatusHasItsReasonAndIsNotRetried(int code, String error, ModelFailure reason) {
    String body = "{\"error\":{\"message\":\"secret words\",\"code\":\"" + error + "\"}}";
    try (var rig = Rig.answering(status(code, "", body))) {
      ModelException failure = rig.failure();

      assertEquals(reason, failure.reason());
      assertEquals(1, rig.requests.size());
      assertFalse(String.valueOf(failure.getMessage()).contains("secret"));
    }
  }

  @Test
  void aContextThatIsTooLongIsSeenByTheWordsOfCompatibleServers() {
    String body =
        "{\"object\":\"error\",\"code\":400,"
            + "\"message\":\"This model's maximum context length is 4096 tokens.\"}";
    try (var rig = Rig.answering(status(400, "", body))) {
      assertEquals(ModelFailure.CONTEXT_TOO_LONG, rig.failure().reason());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rate_limit_exceeded, RATE_LIMITED",
    "content_filter, CONTENT_FILTERED",
    "context_length_exceeded, CONTEXT_TOO_LONG",
    "server_error, UNAVAILABLE"
  })
  void anErrorInMidStreamHasItsReason(String code, ModelFailure reason) {
    String error = "{\"error\":{\"code\":\"" + code + "\",\"message\":\"m\"}}";
    String bare = "event: error\ndata: {\"code\":\"" + code + "\"}\n\n";
    try (var rig = Rig.answering(stream(words("a"), event(error)), stream(words("a"), bare))) {
      assertEquals(reason, rig.failure().reason());
      assertEquals(reason, rig.failure().reason());
    }
  }

  @ParameterizedTest
  @CsvSource({"402, QUOTA_EXHAUSTED", "400, REJECTED", "503, UNAVAILABLE"})
  @Tag("FP-9")
  void aFieldOfErrorsInPlaceOfDataIsAnError(int code, ModelFailure reason) {
    String error = "error: {\"code\":" + code + ",\"message\":\"m\"}\n\n";
    try (var rig = Rig.answering(stream(words("a"), error))) {
      assertEquals(reason, rig.failure().reason());
    }
  }

  @Test
  @Tag("FP-10")
  void theLogNamesWhatTheServerRefusedAndNoneOfItsWords() {
    String body =
        "{\"error\":{\"message\":\"secret words\",\"type\":\"invalid_request_error\","
            + "\"param\":\"messages.[2].name\",\"code\":\"bad_name\"}}";
    try (var log = new CapturedLog(ModelServer.class);
        var rig = Rig.answering(status(400, "", body))) {
      assertEquals(ModelFailure.REJECTED, rig.failure().reason());

      assertEquals(
          List.of(
              "upstream_failed: another server failed peer=model code=model_unavailable"
                  + " reason=\"status 400, code bad_name, type invalid_request_error, param"
                  + " messages.[2].name\""),
          log.messages());
    }
  }

  @Test
  void anErrorInMidStreamMayBeWords() {
    try (var rig = Rig.answering(stream(words("a"), event("{\"error\":\"broken\"}")))) {
      assertEquals(ModelFailure.UNAVAILABLE, rig.failure().reason());
    }
  }

  @Test
  @Tag("ER-1")
  void aServerThatSaysNothingIsATimeout() {
    try (var rig =
        new Rig(
            Rig.limits(SHORT, LONG, LONG),
            peer -> {
              peer.request();
              peer.awaitClose();
            })) {
      assertEquals(ModelFailure.TIMEOUT, rig.failure().reason());
      assertEquals(1, rig.server.accepted());
    }
  }

  @Test
  @Tag("ER-1")
  void aStreamThatStallsHasStalledAndWhatCameWasHandedOn() throws Exception {
    try (var rig =
        new Rig(
            Rig.limits(LONG, SHORT, LONG),
            peer -> {
              peer.request();
              peer.stream().chunk(words("a")).chunk(words("b")).chunk(words("c")).awaitClose();
            })) {
      assertEquals(ModelFailure.STALLED, rig.failure().reason());
      assertEquals("abc", String.join("", rig.pieces));
      rig.server.awaitOpenConnections(0);
    }
  }

  @Test
  @Tag("ER-1")
  void commentsKeepAStreamAliveUntilTheRoundsLimit() {
    try (var rig =
        new Rig(
            Rig.limits(LONG, LONG, SHORT),
            peer -> {
              peer.request();
              peer.stream();
              while (true) {
                peer.chunk(": alive\n\n");
              }
            })) {
      assertEquals(ModelFailure.TIMEOUT, rig.failure().reason());
    }
  }

  @Test
  void aFinishedAnswerDoesNotWaitForADoneThatNeverComes() {
    try (var rig =
        new Rig(
            Rig.limits(LONG, SHORT, LONG),
            peer -> {
              peer.request();
              peer.stream().chunk(words("a")).chunk(Sse.finish("stop")).awaitClose();
            })) {
      assertEquals("a", rig.generate().text());
    }
  }
}

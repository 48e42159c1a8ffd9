package dev.haystack.outbound.openai;

import static dev.haystack.outbound.openai.Sse.DONE;
import static dev.haystack.outbound.openai.Sse.event;
import static dev.haystack.outbound.openai.Sse.finish;
import static dev.haystack.outbound.openai.Sse.stream;
import static dev.haystack.outbound.openai.Sse.words;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.Usage;
import dev.haystack.port.model.ModelFailure;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StreamTest {

  private static final String USAGE =
      event(
          "{\"choices\":[],\"usage\":{\"prompt_tokens\":120,\"completion_tokens\":7,"
              + "\"prompt_tokens_details\":{\"cached_tokens\":64,\"audio_tokens\":0}}}");

  @Test
  void anAnswerIsHandedOnPieceByPiece() {
    try (var rig =
        Rig.answering(stream(words("Hello"), words(" 👋 你好"), finish("stop"), USAGE, DONE))) {
      ModelReply reply = rig.generate();

      assertEquals(List.of("Hello", " 👋 你好"), rig.pieces);
      var usage = new Usage(120, 7, 64, false);
      var expected =
          new ModelReply("Hello 👋 你好", List.of(), FinishReason.STOP, usage, "gpt-test-1");
      assertEquals(expected, reply);
    }
  }

  @Test
  @Tag("ER-9")
  void piecesSplitAtEveryByteGiveTheSameAnswer() {
    byte[] whole =
        (": hi\r\n\r\n" + words("He 👋") + words("llo") + finish("stop") + USAGE + DONE)
            .getBytes(UTF_8);
    for (int at = 1; at < whole.length; at++) {
      int border = at;
      try (var rig =
          Rig.answering(
              peer ->
                  peer.stream()
                      .chunk(Arrays.copyOf(whole, border))
                      .chunk(Arrays.copyOfRange(whole, border, whole.length))
                      .end())) {
        assertEquals("He 👋llo", rig.generate().text(), "split at " + border);
        assertEquals(List.of("He 👋", "llo"), rig.pieces, "split at " + border);
      }
    }
  }

  @Test
  @Tag("ER-9")
  void singleBytesGiveTheSameAnswer() {
    byte[] whole = (words("He 👋") + words("llo") + finish("stop") + DONE).getBytes(UTF_8);
    try (var rig =
        Rig.answering(
            peer -> {
              peer.stream();
              for (byte one : whole) {
                peer.chunk(new byte[] {one});
              }
              peer.end();
            })) {
      assertEquals("He 👋llo", rig.generate().text());
      assertEquals(List.of("He 👋", "llo"), rig.pieces);
    }
  }

  @Test
  void commentsOtherFieldsLineEndsAndSeveralLinesOfDataAreUnderstood() {
    String[] stream = {
      "\uFEFF: comment\n\n",
      ":\n",
      "event: message\r\nid: 7\r\nretry: 10\r\n",
      Sse.words("a").replace(" ", "").replace("\n", "\r\n"),
      Sse.words("b").replace("[{", "[{\n: in between\ndata: "),
      "data\n\ndata:\n\nunknown: x\n\n\n\n",
      finish("stop"),
      "data:[DONE]\n\n"
    };
    try (var rig = Rig.answering(stream(stream))) {
      assertEquals("ab", rig.generate().text());
      assertEquals(List.of("a", "b"), rig.pieces);
    }
  }

  @Test
  void emptyDeltasAndUnknownMembersAreSkipped() {
    String[] stream = {
      Sse.delta("{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}"),
      event("{\"choices\":[],\"prompt_filter_results\":[{\"a\":[1,{\"b\":2}]}]}"),
      event("{\"choices\":null,\"usage\":null,\"error\":null}"),
      Sse.delta("{\"content\":null,\"reasoning\":\"hm\",\"audio\":{\"x\":[]}}"),
      words("a"),
      words(""),
      finish("stop"),
      DONE
    };
    try (var rig = Rig.answering(stream(stream))) {
      assertEquals("a", rig.generate().text());
      assertEquals(List.of("a"), rig.pieces);
    }
  }

  @Test
  void aSurrogatePairSplitOverTwoDeltasIsHeldTogether() {
    String[] stream = {
      Sse.delta("{\"content\":\"a\\ud83d\"}"),
      Sse.delta("{\"content\":\"\"}"),
      Sse.delta("{\"content\":\"\\udc4b\"}"),
      Sse.delta("{\"content\":\"\\ud83d\"}"),
      Sse.delta("{\"content\":\"\\udc4bb\"}"),
      finish("stop"),
      DONE
    };
    try (var rig = Rig.answering(stream(stream))) {
      assertEquals("a👋👋b", rig.generate().text());
      assertEquals(List.of("a", "👋", "👋b"), rig.pieces);
    }
  }

  @Test
  void aMissingDoneOrLastBlankLineBehindTheFinishIsForgiven() {
    try (var rig =
        Rig.answering(
            stream(words("a"), finish("stop")),
            stream(words("a"), finish("stop").stripTrailing() + "\n"),
            stream(words("a"), finish("stop"), "data: [DONE]"),
            peer -> peer.stream().chunk(words("a")).chunk(finish("stop")).reset())) {
      for (int i = 0; i < 4; i++) {
        assertEquals("a", rig.generate().text());
      }
    }
  }

  @Test
  @Tag("ER-4")
  void aStreamThatEndsWithoutAReasonIsTruncated() {
    String[] unfinished = {words("a"), DONE};
    try (var rig =
        Rig.answering(
            stream(words("a")),
            stream(unfinished),
            stream(words("a"), "data: {\"choices\":[{\"fin"),
            peer -> peer.stream().chunk(words("a")).reset())) {
      for (int i = 0; i < 4; i++) {
        assertEquals(ModelFailure.TRUNCATED, rig.failure().reason());
      }
      assertEquals(4, rig.requests.size());
    }
  }

  @Test
  @Tag("FP-8")
  void aStreamThatShowsNothingIsAskedAgain() {
    try (var rig =
        Rig.answering(
            stream(),
            stream(Sse.delta("{\"role\":\"assistant\",\"content\":\"\"}"), DONE),
            Sse.hello(),
            stream())) {
      assertEquals("Hello there", rig.generate().text());
      assertEquals(ModelFailure.TRUNCATED, rig.failure().reason());
      assertEquals(6, rig.requests.size());
    }
  }

  @Test
  void usageIsEstimatedWhereTheServerDoesNotCount() {
    try (var rig = Rig.answering(Sse.hello())) {
      Usage usage = rig.generate().usage();

      assertTrue(usage.estimated());
      assertEquals(3, usage.outputTokens());
      assertTrue(usage.inputTokens() > 10);
    }
  }

  @Test
  void aChunkThatCannotBeReadIsInvalid() {
    String deep = "[".repeat(100) + "]".repeat(100);
    try (var rig =
        Rig.answering(
            stream(words("a"), event("{\"choices\":[}")),
            stream(words("a"), event("{\"choices\":[],\"x\":" + deep + "}")),
            stream(event("{\"x\":\"" + "y".repeat(70_000) + "\"}")),
            stream("data: " + "y".repeat(200_000)))) {
      for (int i = 0; i < 4; i++) {
        assertEquals(ModelFailure.INVALID_ANSWER, rig.failure().reason());
      }
      assertEquals(4, rig.requests.size());
    }
  }

  @Test
  void anAnswerOverTheLimitIsInvalid() {
    var endless = words("y".repeat(1000));
    try (var rig =
        Rig.answering(
            peer -> {
              peer.stream();
              while (true) {
                peer.chunk(endless);
              }
            })) {
      assertEquals(ModelFailure.INVALID_ANSWER, rig.failure().reason());
      assertEquals(100, rig.pieces.size());
    }
  }

  @Test
  void anAnswerMayStopAtItsLength() {
    try (var rig = Rig.answering(stream(words("a"), finish("length"), DONE))) {
      assertEquals(FinishReason.LENGTH, rig.generate().finishReason());
    }
  }

  @Test
  @Tag("ER-5")
  void aFilterThatCutsAnAnswerIsItsEndAndOneThatWithholdsItIsAFailure() {
    try (var rig =
        Rig.answering(
            stream(words("a"), finish("content_filter"), DONE),
            stream(finish("content_filter"), DONE))) {
      assertEquals(FinishReason.CONTENT_FILTER, rig.generate().finishReason());
      assertEquals(ModelFailure.CONTENT_FILTERED, rig.failure().reason());
    }
  }

  @Test
  void aModelThatDeclinesHasRefused() {
    try (var rig = Rig.answering(stream(Sse.delta("{\"refusal\":\"I\"}")))) {
      assertEquals(ModelFailure.REFUSED, rig.failure().reason());
    }
  }

  @Test
  void whatTheReceiverThrowsIsNotTheModelsFailure() throws Exception {
    var fault = new IllegalStateException("ours");
    try (var rig = Rig.answering(Sse.hello())) {
      var thrown =
          assertThrows(
              IllegalStateException.class,
              () ->
                  rig.model.generate(
                      Rig.QUESTION,
                      _ -> {
                        throw fault;
                      }));
      assertEquals(fault, thrown);
      rig.server.awaitOpenConnections(0);
    }
  }
}

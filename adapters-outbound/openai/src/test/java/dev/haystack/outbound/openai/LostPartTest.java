package dev.haystack.outbound.openai;

import static dev.haystack.outbound.openai.Sse.DONE;
import static dev.haystack.outbound.openai.Sse.event;
import static dev.haystack.outbound.openai.Sse.finish;
import static dev.haystack.outbound.openai.Sse.json;
import static dev.haystack.outbound.openai.Sse.stream;
import static dev.haystack.outbound.openai.Sse.words;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.port.model.ModelFailure;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is meant for the answer and cannot be read fails the attempt; it is never left out. */
class LostPartTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'choices':'text'}",
        "{'choices':['text']}",
        "{'choices':[{'delta':['text']}]}",
        "{'choices':[{'message':7}]}",
        "{'choices':[{'delta':{'content':true}}]}",
        "{'choices':[{'delta':{'content':[{'type':'image_url','image_url':{'url':'u'}}]}}]}",
        "{'choices':[{'delta':{'tool_calls':'[{}]'}}]}",
        "{'choices':[{'delta':{'tool_calls':[7]}}]}",
        "{'choices':[{'delta':{'function_call':'search'}}]}",
        "{'choices':[}"
      })
  @Tag("FP-5")
  void aValueThatCannotBeReadFailsTheAttempt(String chunk) {
    String lost = event(json(chunk));
    try (var rig =
        Rig.answering(
            stream(lost, finish("stop"), DONE),
            Sse.hello(),
            stream(words("half"), lost, finish("stop"), DONE))) {
      assertEquals("Hello there", rig.generate().text());
      assertEquals(2, rig.requests.size());
      assertEquals(ModelFailure.INVALID_ANSWER, rig.failure().reason());
      assertEquals(3, rig.requests.size());
    }
  }

  @Test
  @Tag("FP-5")
  void aRefusalAmongThePartsIsARefusal() {
    String part = "{'content':[{'type':'refusal','refusal':'I cannot'}]}";
    try (var rig = Rig.answering(stream(Sse.delta(json(part)), finish("stop"), DONE))) {
      assertEquals(ModelFailure.REFUSED, rig.failure().reason());
    }
  }

  @Test
  @Tag("FP-5")
  void whatTwoChoicesSayIsNotOverwritten() {
    String both = "{'choices':[{'delta':{'content':'a'}},{'delta':{'content':''}}]}";
    try (var rig = Rig.answering(stream(event(json(both)), finish("stop"), DONE))) {
      assertEquals("a", rig.generate().text());
    }
  }

  @Test
  @Tag("FP-7")
  void brokenCharactersInTheTextAreReplaced() {
    String raw = event(json("{'choices':[{'delta':{'content':'a\tb\u00C3'}}]}"));
    try (var rig =
        Rig.answering(
            peer ->
                peer.stream()
                    .chunk(raw.getBytes(ISO_8859_1))
                    .chunk(Sse.delta("{\"content\":\"\\ud83d\"}"))
                    .chunk(words("c"))
                    .chunk(Sse.delta("{\"content\":\"\\udc4b\\ud83d\"}"))
                    .chunk(finish("stop"))
                    .chunk(DONE)
                    .end())) {
      assertEquals("a\tb\uFFFD\uFFFDc\uFFFD\uFFFD", rig.generate().text());
      assertEquals(List.of("a\tb\uFFFD", "\uFFFDc", "\uFFFD", "\uFFFD"), rig.pieces);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data: {'error':{'code':'rate_limit_exceeded'}}\n\n",
        "data: {'type':'error','code':'rate_limit_exceeded','message':'m'}\n\n",
        "data: {'code':'rate_limit_exceeded','message':'m'}\n\n",
        "data: {'object':'error','code':429,'message':'m'}\n\n",
        "error: {'error':{'code':'rate_limit_exceeded'}}\n\n"
      })
  @Tag("FP-7")
  void whatIsNoChunkAndCarriesAnErrorFails(String error) {
    try (var rig = Rig.answering(stream(words("half"), json(error), finish("stop"), DONE))) {
      assertEquals(ModelFailure.RATE_LIMITED, rig.failure().reason());
    }
  }

  @Test
  @Tag("FP-7")
  void somethingEndlessBehindTheFinishIsNotRead() {
    String endless = "data: " + "y".repeat(200_000);
    try (var rig =
        Rig.answering(stream(words("a"), finish("stop"), endless), stream(words("a"), endless))) {
      assertEquals("a", rig.generate().text());
      assertEquals(ModelFailure.INVALID_ANSWER, rig.failure().reason());
    }
  }
}

package dev.haystack.outbound.openai;

import static dev.haystack.outbound.openai.Sse.DONE;
import static dev.haystack.outbound.openai.Sse.call;
import static dev.haystack.outbound.openai.Sse.delta;
import static dev.haystack.outbound.openai.Sse.finish;
import static dev.haystack.outbound.openai.Sse.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.ProviderState;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("FP-4")
class CallStateTest {

  private static final String SIGNATURE = "{\"google\":{\"thought_signature\":\"c2ln\"}}";
  private static final Rig.Answering THINKS_AND_CALLS =
      Sse.stream(
          delta("{\"reasoning_content\":\"I think\",\"content\":null}"),
          delta("{\"reasoning_content\":\" of John.\",\"reasoning\":\"I do.\"}"),
          delta("{\"reasoning_content\":null,\"reasoning_details\":[{\"index\":0}]}"),
          delta("{\"reasoning_details\":[{\"index\":1,\"data\":\"x\"}]}"),
          words("Let me see."),
          call(
              "{\"index\":0,\"id\":\"c1\",\"extra_content\":"
                  + SIGNATURE
                  + ",\"function\":{\"name\":\"search\",\"arguments\":\"{}\"}}"),
          call("{\"index\":1,\"id\":\"\",\"function\":{\"name\":\"read\",\"arguments\":\"\"}}"),
          call(
              "{\"index\":1,\"function\":{\"arguments\":\"{}\"},"
                  + "\"provider_specific_fields\":{\"a\":[1]}}"),
          finish("tool_calls"),
          DONE);

  @Test
  void whatStandsBesideACallGoesBackWithItInTheNextRound() throws Exception {
    try (var rig = Rig.answering(THINKS_AND_CALLS, Sse.hello())) {
      ModelReply reply = rig.generate();
      JsonObject sent = sentBack(rig, reply, reply.state());

      assertEquals("I think of John.", sent.string("reasoning_content").orElseThrow());
      assertEquals("I do.", sent.string("reasoning").orElseThrow());
      assertEquals(
          "[{\"index\":0},{\"index\":1,\"data\":\"x\"}]",
          sent.array("reasoning_details").orElseThrow().text());
      List<JsonObject> calls = sent.array("tool_calls").orElseThrow().objects().toList();
      assertEquals(SIGNATURE, calls.getFirst().object("extra_content").orElseThrow().text());
      assertEquals(
          "{\"a\":[1]}", calls.getLast().object("provider_specific_fields").orElseThrow().text());
      assertEquals(reply.calls().getLast().id(), calls.getLast().string("id").orElseThrow());
      assertEquals(List.of("Let me see."), rig.pieces.subList(0, 1));
    }
  }

  @Test
  void anothersStateIsIgnored() throws Exception {
    try (var rig = Rig.answering(THINKS_AND_CALLS, Sse.hello())) {
      ModelReply reply = rig.generate();
      ProviderState own = reply.state().orElseThrow();
      var other = new ProviderState(own.vendor(), "other", own.state());
      String plain = sentBack(rig, reply, Optional.empty()).text();

      assertEquals(plain, sentBack(rig, reply, Optional.of(other)).text());
      assertTrue(!plain.contains("reasoning_content") && !plain.contains("extra_content"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'message':{'detail':[{'type':'extra_forbidden','msg':'Extra inputs are not permitted',"
            + "'loc':['body','messages',1,'assistant','reasoning_content']}]}}",
        "{'error':{'type':'invalid_request_error','message':'messages.1 : property"
            + " reasoning is unsupported'}}"
      })
  void whatAServerDoesNotTakeBackIsLeftOutAtOnceAndFromThenOn(String refusal) throws Exception {
    try (var rig =
        Rig.answering(
            THINKS_AND_CALLS, Sse.status(400, "", Sse.json(refusal)), Sse.hello(), Sse.hello())) {
      ModelReply reply = rig.generate();

      assertTrue(sentBack(rig, reply, reply.state()).has("reasoning_content"));
      assertEquals(1, rig.requests.size());
      assertFalse(rig.requests.take().body().contains("reasoning"));
      assertFalse(sentBack(rig, reply, reply.state()).has("reasoning_content"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"reasoning_content", "extra_content"})
  void whatAServerMissesIsNotLeftOut(String member) throws Exception {
    String missed = "{'error':{'message':'The " + member + " must be passed back.'}}";
    try (var rig =
        Rig.answering(THINKS_AND_CALLS, Sse.status(400, "", Sse.json(missed)), Sse.hello())) {
      ModelReply reply = rig.generate();

      assertThrows(ModelException.class, () -> sentBack(rig, reply, reply.state()));
      assertTrue(sentBack(rig, reply, reply.state()).has("reasoning_content"));
    }
  }

  @Test
  void aReplyWithoutCallsOrWithoutSuchMembersHasNoState() {
    try (var rig =
        Rig.answering(
            Sse.stream(delta("{\"reasoning_content\":\"hm\"}"), words("a"), finish("stop"), DONE),
            Sse.stream(
                call("{\"id\":\"c\",\"extra_content\":null,\"function\":{\"name\":\"x\"}}"),
                finish("tool_calls"),
                DONE))) {
      assertEquals(Optional.empty(), rig.generate().state());
      assertEquals(Optional.empty(), rig.generate().state());
    }
  }

  @Test
  void thoughtsHaveALimitToo() {
    String long1 = delta("{\"reasoning_content\":\"" + "y".repeat(60_000) + "\"}");
    try (var rig = Rig.answering(Sse.stream(long1, long1, words("a"), finish("stop"), DONE))) {
      assertEquals(ModelFailure.INVALID_ANSWER, rig.failure().reason());
    }
  }

  private static JsonObject sentBack(Rig rig, ModelReply reply, Optional<ProviderState> state)
      throws InterruptedException {
    rig.requests.clear();
    var _ =
        rig.model.generate(
            ModelRequest.prose(
                List.of(new ModelMessage.FromAssistant(reply.text(), reply.calls(), state)),
                List.of()),
            _ -> {});
    return ((JsonObject) Json.parse(rig.requests.take().body()))
        .array("messages")
        .orElseThrow()
        .objects()
        .findFirst()
        .orElseThrow();
  }
}

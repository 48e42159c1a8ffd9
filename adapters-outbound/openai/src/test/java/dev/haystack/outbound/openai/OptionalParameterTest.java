package dev.haystack.outbound.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("FP-10")
class OptionalParameterTest {

  private static final ModelRequest JSON =
      ModelRequest.json(List.of(new ModelMessage.FromUser("x")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'error':{'message':'Unknown parameter.','param':'stream_options','code':'unknown'}}",
        "{'error':{'message':'Unrecognized request argument supplied: stream_options'}}",
        "{'detail':[{'loc':['body','stream_options'],'msg':'Extra inputs','type':'extra'}]}",
        "{'object':'error','message':{'detail':[{'type':'extra_forbidden',"
            + "'loc':['body','stream_options','include_usage'],'msg':'no'}]}}"
      })
  void whatAServerRefusesIsLeftOutAtOnceAndFromThenOn(String refusal) throws Exception {
    try (var rig = Rig.answering(refused(refusal), Sse.hello())) {
      assertEquals("Hello there", rig.generate().text());
      assertEquals("Hello there", rig.generate().text());

      assertEquals(List.of(), rig.waits);
      assertTrue(rig.requests.take().body().contains("stream_options"));
      assertTrue(!rig.requests.take().body().contains("stream_options"));
      assertTrue(!rig.requests.take().body().contains("stream_options"));
      assertEquals(0, rig.requests.size());
    }
  }

  @Test
  void bothMayBeRefusedOneAfterTheOther() throws Exception {
    try (var rig =
        Rig.answering(
            refused("{'error':{'param':'stream_options'}}"),
            refused("{'error':{'message':'response_format is not supported'}}"),
            Sse.hello())) {
      assertEquals("Hello there", rig.model.generate(JSON, rig.pieces::add).text());

      assertTrue(rig.requests.take().body().contains("response_format"));
      String second = rig.requests.take().body();
      assertTrue(second.contains("response_format") && !second.contains("stream_options"));
      assertTrue(!rig.requests.take().body().contains("response_format"));
    }
  }

  @Test
  void aServerThatTakesToolsOnlyWithoutReasoningIsAskedSoFromThenOnWhereThereAreTools()
      throws Exception {
    String refusal =
        "{'error':{'message':'Function tools with reasoning_effort are not supported for m in"
            + " /v1/chat/completions. To use function tools, use /v1/responses.',"
            + "'type':'invalid_request_error','param':'reasoning_effort','code':null}}";
    var tools = ModelRequest.prose(Rig.QUESTION.messages(), List.of(RequestBodyTest.SEARCH));
    try (var rig = Rig.answering(refused(refusal), Sse.hello())) {
      assertEquals("Hello there", rig.model.generate(tools, _ -> {}).text());
      assertEquals("Hello there", rig.model.generate(tools, _ -> {}).text());
      assertEquals("Hello there", rig.generate().text());

      assertEquals(List.of(), rig.waits);
      assertTrue(!rig.requests.take().body().contains("reasoning_effort"));
      assertTrue(rig.requests.take().body().endsWith(",\"reasoning_effort\":\"none\"}"));
      assertTrue(rig.requests.take().body().endsWith(",\"reasoning_effort\":\"none\"}"));
      assertTrue(!rig.requests.take().body().contains("reasoning_effort"));
    }
    try (var rig = Rig.answering(refused(refusal))) {
      ModelException failure =
          Assertions.assertThrows(
              ModelException.class, () -> rig.model.generate(tools, rig.pieces::add));

      assertEquals(ModelFailure.REJECTED, failure.reason());
      assertEquals(3, rig.requests.size());
      assertEquals(ModelFailure.REJECTED, rig.failure().reason());
      assertEquals(4, rig.requests.size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'error':{'param':'messages','message':'stream_options is fine, messages are not'}}",
        "{'error':{'param':'response_format'}}",
        "{'error':{'message':'no'}}"
      })
  void aRefusalOfSomethingElseIsARefusal(String refusal) {
    try (var rig = Rig.answering(refused(refusal))) {
      ModelException failure = rig.failure();

      assertEquals(ModelFailure.REJECTED, failure.reason());
      assertEquals(1, rig.requests.size());
    }
  }

  @Test
  void aServerThatRefusesForEverIsNotAskedForEver() {
    try (var rig =
        Rig.answering(refused("{'error':{'message':'stream_options, response_format: no'}}"))) {
      var failure =
          Assertions.assertThrows(
              ModelException.class, () -> rig.model.generate(JSON, rig.pieces::add));

      assertEquals(ModelFailure.REJECTED, failure.reason());
      assertEquals(2, rig.requests.size());
    }
  }

  private static Rig.Answering refused(String body) {
    return Sse.status(400, "", body.replace('\'', '"'));
  }
}

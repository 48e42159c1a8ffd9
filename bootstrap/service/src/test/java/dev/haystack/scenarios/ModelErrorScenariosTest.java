package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelErrorScenariosTest extends Scenario {

  private final CountDownLatch never = new CountDownLatch(1);

  @Test
  @Tag("ER-1")
  void aModelThatGivesNoFirstByteIsGivenUp() {
    restartWith(Map.of("MODEL_FIRST_BYTE_SECONDS", "1"));
    model.always(_ -> new ModelScript(200, Map.of(), List.of(new ModelStep.Silence(never))));

    assertError("model_timeout", connect("s").ask("hi"));
  }

  @Test
  @Tag("ER-1")
  void aModelThatStallsIsGivenUpAndThePartIsKept() {
    restartWith(Map.of("MODEL_IDLE_SECONDS", "1"));
    model.then(
        ModelScript.stream(
            ModelStep.text("one "),
            ModelStep.text("two "),
            ModelStep.text("three"),
            new ModelStep.Silence(never)));
    List<JsonObject> turn = connect("s").ask("hi");

    assertError("model_stalled", turn);
    assertEquals("one two three", ChatClient.text(turn));
    JsonObject kept = storedMessages("s").getLast();
    assertEquals("one two three", kept.string("content").orElseThrow());
    assertEquals("failed", kept.string("status").orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"0", "''"})
  @Tag("ER-2")
  void aModelThatIsBusyIsAskedAgain(String retryAfter) {
    Map<String, String> headers =
        retryAfter.isEmpty() ? Map.of() : Map.of("Retry-After", retryAfter);
    model.then(ModelScript.fails(429, "{}", headers), ModelScript.says("at last"));

    assertEquals("at last", ChatClient.text(connect("s").ask("hi")));
    assertEquals(2, model.requests().size());
  }

  @Test
  @Tag("ER-2")
  void anExhaustedQuotaIsNeverRetried() {
    model.always(_ -> ModelScript.fails(429, model.wire().nothingLeft(), Map.of()));

    assertError("model_quota_exhausted", connect("s").ask("hi"));
    assertEquals(1, model.requests().size());
  }

  @Test
  @Tag("ER-3")
  void aServerErrorIsRetriedBeforeTheFirstTokenAndNeverAfter() {
    model.then(ModelScript.fails(503, "{}", Map.of()), ModelScript.says("fine"));
    assertEquals("fine", ChatClient.text(connect("s").ask("hi")));
    assertEquals(2, model.requests().size());

    model.then(ModelScript.stream(ModelStep.text("half"), new ModelStep.Cut()));
    List<JsonObject> turn = connect("t").ask("hi");
    assertError("model_truncated", turn);
    assertEquals("half", ChatClient.text(turn));
    assertEquals(3, model.requests().size());
  }

  @Test
  @Tag("ER-4")
  void aStreamWithoutAFinishReasonIsAnErrorAndNoAnswer() {
    model.then(ModelScript.stream(ModelStep.text("looks complete.")));

    assertError("model_truncated", connect("s").ask("hi"));
    assertEquals("failed", storedMessages("s").getLast().string("status").orElseThrow());
  }

  @Test
  @Tag("ER-5")
  void aContentFilterIsTold() {
    model.then(ModelScript.stream(ModelStep.finish("content_filter")));
    assertError(model.wire().withheld(), connect("s").ask("hi"));

    model.then(ModelScript.stream(ModelStep.text("partly"), ModelStep.finish("content_filter")));
    List<JsonObject> turn = connect("t").ask("hi");
    assertEquals(
        "content_filter",
        ofType(turn, "message_complete").getFirst().string("finish_reason").orElseThrow());
  }

  @Test
  void anErrorInMidStreamIsTold() {
    model.then(
        ModelScript.stream(
            ModelStep.text("half"),
            new ModelStep.Raw(
                "data: {\"error\":{\"message\":\"secret\",\"type\":\"server_error\"}}\n\n")));
    List<JsonObject> turn = connect("s").ask("hi");

    assertEquals(1, ofType(turn, "error").size());
    assertFalse(turn.toString().contains("secret"));
  }

  @Test
  @Tag("SR-7")
  void aStoppedTurnClosesTheModelsCallAndTheNextOneIsValid() throws InterruptedException {
    model.then(ModelScript.stream(ModelStep.text("half"), new ModelStep.Await(never)));
    var client = connect("s");
    client.say("go");
    var _ = client.next("text_chunk");
    client.send("{\"type\":\"stop\"}");
    List<JsonObject> turn = client.turn();

    assertTrue(model.awaitGone(2_000));
    assertEquals(
        "stopped",
        ofType(turn, "message_complete").getFirst().string("finish_reason").orElseThrow());
    assertEquals("stopped", storedMessages("s").getLast().string("status").orElseThrow());
    model.then(ModelScript.says("again"));
    assertEquals("again", ChatClient.text(client.ask("and?")));
    assertTrue(model.requests().getLast().text().contains("half [stopped by the user]"));
    client.send("{\"type\":\"stop\"}");
    client.send("{\"type\":\"heartbeat\"}");
    assertEquals("heartbeat_ack", ChatClient.type(client.next()));
  }

  private static void assertError(String code, List<JsonObject> turn) {
    assertEquals(
        List.of(code),
        ofType(turn, "error").stream().map(e -> e.string("code").orElseThrow()).toList());
    assertEquals(List.of(), ofType(turn, "message_complete"));
  }

  private List<JsonObject> storedMessages(String session) {
    return service()
        .getOk("/sessions/" + id(session) + "/messages")
        .array("messages")
        .orElseThrow()
        .objects()
        .toList();
  }
}

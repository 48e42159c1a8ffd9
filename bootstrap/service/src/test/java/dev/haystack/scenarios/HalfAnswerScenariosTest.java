package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Half of an answer is never told as the whole one, whoever asked the model. */
class HalfAnswerScenariosTest extends Scenario {

  private static final String SUMMARIES = "/summarize-ai-conversations";
  private static final String CONVERSATION =
      "{\"conversations\":[{\"id\":\"1\",\"createdAt\":\"2026-11-01T10:00:00Z\","
          + "\"messages\":[{\"role\":\"user\",\"content\":\"I could not sleep.\"}]}]}";
  private static final String SECTIONS = "# Note\n## Mood\n## Plan";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abort",
        "error",
        "network_error",
        "MALFORMED_FUNCTION_CALL",
        "tool_calls",
        "null"
      })
  @Tag("FP-2")
  void aTurnWhoseAnswerBreaksOffHasFailedAndKeepsItsPart(String reason) {
    model.then(half("Half", reason));
    List<JsonObject> turn = connect("s").ask("hi");

    assertEquals("model_truncated", onlyError(turn));
    assertEquals(List.of(), ofType(turn, "message_complete"));
    assertEquals("Half", ChatClient.text(turn));
    assertEquals("failed", stored("s").string("status").orElseThrow());
    assertEquals(1, model.requests().size());
  }

  @Test
  @Tag("FP-2")
  void anAnswerThatBreaksOffBeforeItsFirstWordIsAskedForAgain() {
    model.then(
        ModelScript.stream(ModelStep.finish("abort")),
        ModelScript.stream(ModelStep.finish("insufficient_system_resource")),
        ModelScript.says("whole"));

    assertEquals("whole", ChatClient.text(connect("s").ask("hi")));
    assertEquals(3, model.requests().size());
  }

  @Test
  @Tag("FP-2")
  void aRoundBehindToolsThatBreaksOffFailsTheTurn() {
    model.then(ModelScript.calls("get_current_context", "{}"), half("Half", "abort"));
    List<JsonObject> turn = connect("s").ask("hi");

    assertEquals("model_truncated", onlyError(turn));
    assertEquals(List.of(), ofType(turn, "message_complete"));
  }

  @Test
  @Tag("FP-2")
  void aClosingRoundThatIsCutSaysSo() {
    model.always(
        request ->
            !request.has("tool_choice")
                ? ModelScript.calls("get_current_context", "{}")
                : half("So far", "max_output_tokens"));

    JsonObject end = ofType(connect("s").ask("go"), "message_complete").getFirst();
    assertEquals("length", end.string("finish_reason").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"abort", "network_error", "MAX_TOKENS", "null"})
  @Tag("FP-2")
  void aDraftThatBreaksOffIsNoDocument(String reason) {
    model.always(_ -> half("# Note\n## Mood\nBad.\n## Plan\nSl", reason));
    String body = DocumentAsk.of(SECTIONS).json().text();
    HttpResponse<String> whole = service().tryPost(DocumentAsk.PATH, body);
    HttpResponse<String> streamed =
        service().tryPost(DocumentAsk.PATH, body, "Accept", "text/event-stream");

    assertEquals(502, whole.statusCode());
    assertEquals("model_truncated", json(whole.body()).string("code").orElseThrow());
    SentEvent last = SentEvent.all(streamed.body()).getLast();
    assertEquals("error", last.type());
    assertEquals("model_truncated", last.data().string("code").orElseThrow());
  }

  @Test
  @Tag("FP-2")
  void aSecondDraftThatBreaksOffLeavesTheFirstWithWhatItLacks() {
    model.then(
        ModelScript.says("# Note\n## Mood\nBad."), half("# Note\n## Mood\n## Plan\nSl", "abort"));
    JsonObject answer = service().post(DocumentAsk.PATH, DocumentAsk.of(SECTIONS).json().text());

    assertEquals("# Note\n## Mood\nBad.", answer.string("content").orElseThrow());
    JsonObject metadata = answer.object("metadata").orElseThrow();
    assertEquals(false, metadata.bool("complete").orElseThrow());
    assertEquals(false, metadata.bool("repaired").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"abort", "error", "length"})
  @Tag("FP-2")
  void aSummaryThatBreaksOffIsNoneAndIsNotKept(String reason) {
    model.then(half("## Themes\nSl", reason), ModelScript.says("## Themes\nSleep."));
    HttpResponse<String> broken = service().tryPost(SUMMARIES, CONVERSATION);

    assertEquals(502, broken.statusCode());
    assertEquals("model_truncated", json(broken.body()).string("code").orElseThrow());
    assertEquals(
        "## Themes\nSleep.",
        service().post(SUMMARIES, CONVERSATION).string("summary").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"abort", "error", "length", "SAFETY", "null"})
  @Tag("FP-2")
  void aVerdictThatBreaksOffIsNone(String reason) {
    restartWith(Map.of("POLICY_CHECK", "fail_closed"));
    model.judges(_ -> half(LoopbackModel.CLEAN, reason));
    HttpResponse<String> refused =
        service().tryPost(DocumentAsk.PATH, DocumentAsk.of(SECTIONS).json().text());

    assertEquals("policy_check_failed", json(refused.body()).string("code").orElseThrow());
    assertEquals(List.of(), model.requests());
    assertTrue(!model.policyRequests().isEmpty());
  }

  private static ModelScript half(String text, String reason) {
    return ModelScript.stream(ModelStep.text(text), ModelStep.finish(reason));
  }

  private static String onlyError(List<JsonObject> turn) {
    List<JsonObject> errors = ofType(turn, "error");
    assertEquals(1, errors.size());
    return errors.getFirst().string("code").orElseThrow();
  }

  private JsonObject stored(String session) {
    return service()
        .getOk("/sessions/" + session + "/messages")
        .array("messages")
        .orElseThrow()
        .objects()
        .reduce((_, last) -> last)
        .orElseThrow();
  }
}

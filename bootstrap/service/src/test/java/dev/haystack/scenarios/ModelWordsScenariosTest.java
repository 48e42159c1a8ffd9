package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What models' servers call errors, and what models put around answers. */
class ModelWordsScenariosTest extends Scenario {

  private static final String REFUSED =
      "{\"error\":{\"message\":\"no\",\"type\":\"invalid_request_error\",\"param\":\"PARAM\"}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "500; '{\"error\":{\"message\":\"Context size has been exceeded.\"}}'; context_too_long",
        "400; '[{\"error\":{\"message\":\"API key not valid.\"}}]'; model_not_configured",
        "400; '{\"object\":\"error\",\"message\":\"prompt is too long\"}'; context_too_long",
        "400; '{\"error\":{\"code\":\"data_inspection_failed\"}}'; content_filtered",
        "400; '{\"error\":{\"message\":\"secret\"}}'; model_unavailable",
        "422; '{\"detail\":\"secret\"}'; model_unavailable"
      })
  @Tag("FP-9")
  @Tag("FP-10")
  void aRefusalIsToldByItsClassAndNotRepeated(int status, String body, String code) {
    model.always(_ -> ModelScript.fails(status, body, Map.of()));
    List<JsonObject> turn = connect("s").ask("hi");

    assertEquals(
        List.of(code),
        ofType(turn, "error").stream().map(e -> e.string("code").orElseThrow()).toList());
    assertEquals(1, model.requests().size());
    assertFalse(turn.toString().contains("secret"));
  }

  @Test
  @Tag("FP-9")
  void anErrorInAFieldOfItsOwnIsTold() {
    model.then(
        ModelScript.stream(new ModelStep.Raw("error: {\"code\":402,\"message\":\"no\"}\n\n")));

    assertTrue(connect("s").ask("hi").toString().contains("model_quota_exhausted"));
  }

  @Test
  @Tag("FP-10")
  void whatAServerDoesNotKnowIsLeftOutFromThenOn() {
    model.always(
        request ->
            request.has("stream_options")
                ? ModelScript.fails(400, REFUSED.replace("PARAM", "stream_options"), Map.of())
                : ModelScript.says("Hello."));
    var chat = connect("s");

    assertEquals("Hello.", ChatClient.text(chat.ask("hi")));
    assertEquals("Hello.", ChatClient.text(chat.ask("again")));
    assertEquals(3, model.requests().size());
  }

  @Test
  @Tag("FP-10")
  void aCheckGoesOnWhereJsonCannotBeAskedFor() {
    model.judges(
        _ -> ModelScript.fails(400, REFUSED.replace("PARAM", "response_format"), Map.of()));
    model.then(ModelScript.says(LoopbackModel.CLEAN), ModelScript.says("# Progress Note\n## Mood"));
    JsonObject document = document();

    assertEquals("# Progress Note\n## Mood", document.string("content").orElseThrow());
    assertEquals(1, model.policyRequests().size());
  }

  private JsonObject document() {
    return service()
        .post(DocumentAsk.PATH, DocumentAsk.of("# Progress Note\n## Mood").json().text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"```json\nVERDICT\n```", "<think>Is it? {\"no\"}</think>\n```\nVERDICT\n```"})
  @Tag("FP-13")
  void aVerdictInAFenceOrBehindThoughtsIsAVerdict(String answer) {
    model.judges(_ -> ModelScript.says(answer.replace("VERDICT", LoopbackModel.CLEAN)));
    model.always(_ -> ModelScript.says("# Progress Note\n## Mood"));

    assertEquals(
        "passed", document().object("metadata").orElseThrow().string("policyCheck").orElseThrow());
    assertEquals(1, model.policyRequests().size());
  }

  @Test
  @Tag("FP-13")
  void aDocumentThatIsFencedAsAWholeIsUnwrappedWhileItStreams() {
    String written = "<think>Hm.</think>\n```markdown\n# Progress Note\n## Mood\nGood.\n```";
    model.always(_ -> ModelScript.says(written.split("(?s)(?<=\\G.{3})", -1)));
    var response =
        service()
            .tryPost(
                DocumentAsk.PATH,
                DocumentAsk.of("# Progress Note\n## Mood").json().text(),
                "Accept",
                "text/event-stream");
    List<SentEvent> events = SentEvent.all(response.body());

    assertEquals(
        "# Progress Note\n## Mood\nGood.",
        events.stream()
            .filter(event -> event.type().equals("text_chunk"))
            .map(event -> event.data().string("content").orElseThrow())
            .reduce("", String::concat));
    assertEquals(
        "# Progress Note\n## Mood\nGood.", events.getLast().data().string("content").orElseThrow());
  }

  @Test
  @Tag("FP-13")
  void aDraftThatEndedEarlyIsNoDocument() {
    model.always(
        _ ->
            ModelScript.stream(
                ModelStep.text("# Progress Note\n## Mood\nGo"), ModelStep.finish("length")));
    var response =
        service()
            .tryPost(DocumentAsk.PATH, DocumentAsk.of("# Progress Note\n## Mood").json().text());

    assertEquals(502, response.statusCode(), response.body());
    assertEquals("model_truncated", json(response.body()).string("code").orElseThrow());
  }

  @Test
  @Tag("FP-13")
  void aSummaryThatIsFencedAsAWholeIsUnwrapped() {
    model.always(_ -> ModelScript.says("```\n## Themes\nSleep.\n```"));
    JsonObject answer =
        service()
            .post(
                "/summarize-ai-conversations",
                "{\"conversations\":[{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}]}");

    assertEquals("## Themes\nSleep.", answer.string("summary").orElseThrow());
  }
}

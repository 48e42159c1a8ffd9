package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.ModelScript;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PolicyScenariosTest extends Scenario {

  private static final String FORBIDDEN = "# Report\n\nProvide a DSM-5 diagnosis with its code.";
  private static final String VIOLATION =
      """
      {"is_violation":true,"violation_type":"medical_diagnosis_request","reason":"It asks which\
       disorder it is.","confidence":"medium"}\
      """;
  private static final Pattern NUMBER = Pattern.compile("Case (\\d+)");

  private final CountDownLatch never = new CountDownLatch(1);

  private HttpResponse<String> ask(String template, String... headers) {
    return service().tryPost(DocumentAsk.PATH, DocumentAsk.of(template).json().text(), headers);
  }

  private static JsonObject metadata(HttpResponse<String> response) {
    assertEquals(200, response.statusCode(), response.body());
    return json(response.body()).object("metadata").orElseThrow();
  }

  @Test
  @Tag("PV-1")
  void aTemplateThatAsksForADiagnosisIsRefusedAtOnce() {
    var response = ask(FORBIDDEN, "Authorization", "Bearer " + token("ana"));

    JsonObject metadata = metadata(response);
    assertTrue(json(response.body()).string("content").orElseThrow().contains("POLICY VIOLATION"));
    assertEquals(true, metadata.bool("policyViolation").orElseThrow());
    assertEquals("medical_diagnosis_request", metadata.string("violationType").orElseThrow());
    assertEquals("high", metadata.string("confidence").orElseThrow());
    assertEquals("policy_violation_detected", metadata.string("processingMethod").orElseThrow());
    assertEquals("t-1", metadata.string("templateId").orElseThrow());
    assertTrue(metadata.text("reason").isPresent());
    assertEquals(true, metadata.bool("violationReported").orElseThrow());
    assertEquals(List.of(), model.requests(), "the document model is not called");
  }

  @Test
  @Tag("PV-1")
  void whatIsNotPlainTheModelJudgesFromTheTemplateAlone() {
    model.judges(_ -> ModelScript.says(VIOLATION));
    var response =
        ask("# Report\n\nWhich disorder does the client have?", "ProfileID", "profile-1");

    assertEquals("medium", metadata(response).string("confidence").orElseThrow());
    assertEquals(List.of(), model.requests());
    JsonObject asked = model.policyRequests().getFirst();
    assertEquals(
        "# Report\n\nWhich disorder does the client have?", DocumentAsk.block("template", asked));
    assertFalse(asked.text().contains("Maria") || asked.text().contains("sleep badly"));
  }

  @Test
  @Tag("PV-1")
  void instructionsCannotSmuggleADiagnosisIn() {
    var response =
        service()
            .tryPost(
                DocumentAsk.PATH,
                DocumentAsk.of(DocumentAsk.NOTE)
                    .asking("Also give the ICD-10 code.")
                    .json()
                    .text());

    assertTrue(metadata(response).bool("policyViolation").orElseThrow());
  }

  @Test
  @Tag("PV-1")
  void theChatsDocumentToolIsRefusedTheSame() {
    String arguments = JsonObject.builder().put("template_content", FORBIDDEN).build().text();
    model.then(
        ModelScript.calls("generate_document_from_loaded", arguments), ModelScript.says("No."));
    var chat =
        connect("s")
            .send("{\"type\":\"full_state_update\",\"state\":{\"page_type\":\"transcribe_page\"}}");
    var _ = chat.next("ui_state_ack");

    assertEquals(List.of(), ofType(chat.ask("Write it"), "ui_actions"));
    assertTrue(toolTexts(1).getFirst().contains("policy_violation"), toolTexts(1).getFirst());
  }

  @Test
  @Tag("PV-5")
  void withoutAProfileTheUserIsWarnedAndNothingIsSent() {
    var response = ask(FORBIDDEN);

    assertEquals(false, metadata(response).bool("violationReported").orElseThrow());
    assertTrue(json(response.body()).string("content").orElseThrow().contains("ProfileID"));
    assertEquals(List.of(), practice.requests());
  }

  @Test
  @Tag("PV-6")
  void noMalformedJudgementLetsADocumentThrough() throws Exception {
    restartWith(limits("fail_closed"));
    for (HttpResponse<String> response : askAll()) {
      assertEquals(503, response.statusCode(), response.body());
      assertEquals("policy_check_failed", json(response.body()).string("code").orElseThrow());
    }
    assertEquals(List.of(), model.requests(), "no document was written");
  }

  @Test
  @Tag("PV-6")
  void aDocumentThatIsLetThroughUncheckedSaysSo() throws Exception {
    restartWith(limits("flag"));
    model.always(_ -> ModelScript.says("# Case"));
    for (HttpResponse<String> response : askAll()) {
      assertEquals("failed", metadata(response).string("policyCheck").orElseThrow());
    }
    assertEquals(BadJudgements.all(never).size(), model.requests().size());
  }

  private static Map<String, String> limits(String rule) {
    return Map.of(
        "POLICY_CHECK", rule,
        "MODEL_FIRST_BYTE_SECONDS", "0.5",
        "MODEL_IDLE_SECONDS", "0.5");
  }

  /** One document for each bad judgement, all at once. */
  private List<HttpResponse<String>> askAll() throws InterruptedException, ExecutionException {
    List<ModelScript> bad = BadJudgements.all(never);
    assertTrue(bad.size() >= 30);
    model.judges(
        request -> {
          var number = NUMBER.matcher(DocumentAsk.block("template", request));
          return number.find() ? bad.get(Integer.parseInt(number.group(1))) : ModelScript.says("");
        });
    List<Callable<HttpResponse<String>>> asks = new ArrayList<>();
    for (int i = 0; i < bad.size(); i++) {
      String template = "# Case\nCase " + i;
      asks.add(() -> ask(template));
    }
    List<HttpResponse<String>> responses = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var response : threads.invokeAll(asks)) {
        responses.add(response.get());
      }
    } finally {
      never.countDown();
    }
    return responses;
  }

  @Test
  @Tag("PV-6")
  void aJudgementIsKeptForTheSameTextAndAFailureIsNot() {
    model.judges(_ -> ModelScript.says("nonsense"));
    assertEquals(503, ask(DocumentAsk.NOTE).statusCode());
    model.judges(_ -> ModelScript.says(LoopbackModel.CLEAN));
    model.always(_ -> ModelScript.says("# Progress Note\n## Mood\nGood."));
    int before = model.policyRequests().size();
    for (int i = 0; i < 3; i++) {
      assertEquals("passed", metadata(ask(DocumentAsk.NOTE)).string("policyCheck").orElseThrow());
    }
    assertEquals(before + 1, model.policyRequests().size());
  }
}

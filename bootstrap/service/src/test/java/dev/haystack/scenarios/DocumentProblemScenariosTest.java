package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DocumentProblemScenariosTest extends Scenario {

  @Test
  @Tag("DG-7")
  void eachFailureOfTheModelIsAClearProblem() {
    restartWith(Map.of("MODEL_IDLE_SECONDS", "0.3", "MODEL_FIRST_BYTE_SECONDS", "0.5"));
    var never = new CountDownLatch(1);
    assertProblem(
        504,
        "model_stalled",
        ModelScript.stream(ModelStep.text("a"), new ModelStep.Silence(never)));
    assertProblem(504, "model_timeout", ModelScript.stream(new ModelStep.Silence(never)));
    assertProblem(502, "model_unavailable", ModelScript.says("  "));
    assertProblem(
        422,
        "content_filtered",
        ModelScript.stream(ModelStep.text("a"), ModelStep.finish("content_filter")));
    assertProblem(
        502,
        "model_truncated",
        ModelScript.stream(ModelStep.text("a"), ModelStep.finish("length")));
    assertProblem(503, "model_not_configured", ModelScript.fails(401, "{}", Map.of()));
    never.countDown();
  }

  private void assertProblem(int status, String code, ModelScript script) {
    model.always(_ -> script);
    var response =
        service().tryPost(DocumentAsk.PATH, DocumentAsk.of(DocumentAsk.NOTE).json().text());
    assertEquals(code, json(response.body()).string("code").orElseThrow());
    assertEquals(status, response.statusCode());
    assertEquals(
        "application/problem+json", response.headers().firstValue("Content-Type").orElseThrow());
  }

  @Test
  @Tag("DG-7")
  void aFailureWhileItStreamsIsTheLastEvent() {
    model.always(_ -> ModelScript.says(" "));
    var response =
        service()
            .tryPost(
                DocumentAsk.PATH,
                DocumentAsk.of(DocumentAsk.NOTE).json().text(),
                "Accept",
                "text/event-stream");
    SentEvent last = SentEvent.all(response.body()).getLast();

    assertEquals("error", last.type());
    assertEquals("model_unavailable", last.data().string("code").orElseThrow());
    assertEquals(502, last.data().integer("status").orElseThrow());
  }

  @Test
  @Tag("DG-8")
  void everyFaultyFieldIsNamed() {
    JsonObject good = DocumentAsk.of(DocumentAsk.NOTE).json();
    assertFaults("/template /transcript /clientInfo /practitionerInfo", "{}");
    assertFaults("/template/content", changed(good, "template", "content", "\" \""));
    assertFaults("/template/id", changed(good, "template", "id", "7"));
    assertFaults("/clientInfo/name", changed(good, "clientInfo", "name", "null"));
    assertFaults(
        "/clientInfo/name", changed(good, "clientInfo", "name", "\"" + "x".repeat(201) + "\""));
    assertFaults("/transcript/segments", changed(good, "transcript", "segments", "\"hi\""));
    assertFaults(
        "/transcript/segments/0 /transcript/segments/1/text /transcript/segments/1/startTime",
        changed(
            good,
            "transcript",
            "segments",
            "[7,{\"startTime\":\"soon\"},{\"text\":\"\",\"speaker\":null}]"));
    assertFaults(
        "/generationInstructions", good.with("generationInstructions", JsonArray.EMPTY).text());
    assertEquals(List.of(), model.requests());
    assertEquals(List.of(), model.policyRequests());
  }

  private static String changed(JsonObject body, String object, String field, String value) {
    JsonObject inner = body.object(object).orElseThrow();
    return body.with(object, inner.with(field, Json.parse(value))).text();
  }

  private void assertFaults(String pointers, String body) {
    var response = service().tryPost(DocumentAsk.PATH, body);
    assertEquals(422, response.statusCode(), response.body());
    List<String> named =
        json(response.body())
            .array("errors")
            .orElseThrow()
            .objects()
            .map(fault -> fault.string("pointer").orElseThrow())
            .toList();
    for (String pointer : pointers.split(" ", -1)) {
      assertTrue(named.contains(pointer), pointer + " in " + named);
    }
  }

  @Test
  @Tag("DG-8")
  void aHugeBodyIsRefused() {
    restartWith(Map.of("HTTP_BODY_BYTES_MAX", "5000"));
    var response =
        service()
            .tryPost(
                DocumentAsk.PATH,
                DocumentAsk.of(DocumentAsk.NOTE).with(List.of("x".repeat(6000))).json().text());

    assertEquals(413, response.statusCode());
    assertEquals("message_too_large", json(response.body()).string("code").orElseThrow());
  }
}

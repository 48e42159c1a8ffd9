package dev.haystack.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.bootstrap.RunningService;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.LoopbackPractice;
import dev.haystack.testkit.ModelScript;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServedContractTest {

  private final LoopbackModel model = new LoopbackModel();
  private final LoopbackPractice practice = new LoopbackPractice();
  private final RunningService service = RunningService.start(model, practice, Map.of());
  private final Set<String> walked = new TreeSet<>();

  @AfterEach
  void close() {
    service.close();
    model.close();
    practice.close();
  }

  @Test
  void everyRouteIsDescribedAndNothingElseIs() {
    assertEquals(new TreeSet<>(service.routes()), OpenApiDocumentTest.operationNames());
  }

  @Test
  void everyOperationAnswersAsDescribed() {
    model.then(
        ModelScript.calls("suggest_navigation", "{\"suggested_page\":\"clients_list\"}"),
        ModelScript.says("done"),
        ModelScript.says("## Themes"));
    String session =
        posted("/sessions", "{\"context\":{\"a\":1}}").string("session_id").orElseThrow();
    var _ = posted("/chat", "{\"message\":\"hi\",\"session_id\":\"" + session + "\"}");
    var _ =
        posted(
            "/summarize-ai-conversations",
            "{\"conversations\":[{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}]}");
    for (String path : OpenApiDocumentTest.pathsOf("get")) {
      answered("GET " + path, service.get(path.replace("{id}", session)));
    }
    answered("DELETE /sessions/{id}", service.delete("/sessions/" + session));

    assertEquals(OpenApiDocumentTest.operationNames(), walked);
  }

  private JsonObject posted(String path, String body) {
    HttpResponse<String> response = service.tryPost(path, body);
    answered("POST " + path, response);
    return (JsonObject) Json.parse(response.body());
  }

  /** What is answered is checked against the contract where it is received. */
  private void answered(String operation, HttpResponse<String> response) {
    assertEquals(2, response.statusCode() / 100, operation + " " + response.body());
    walked.add(operation);
  }

  @Test
  void theContractsAreServedAsTheyAreWritten() {
    assertEquals(
        ContractDocument.OPEN_API, ContractDocument.of(service.get("/openapi.yaml").body()));
    assertEquals(
        ContractDocument.ASYNC_API, ContractDocument.of(service.get("/asyncapi.yaml").body()));
  }
}

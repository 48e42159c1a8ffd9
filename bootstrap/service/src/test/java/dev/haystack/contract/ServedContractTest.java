package dev.haystack.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
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

  private static final Map<String, String> BODIES =
      Map.of(
          "/sessions/{id}/ui-action-results",
          "{'action_id':'a','success':true}",
          "/sessions/{id}/messages",
          "{'content':'hi'}",
          "/sessions/{id}/state",
          "{'state':{'page_type':'settings'}}",
          "/ag-ui",
          "{'threadId':'{id}','runId':'r','messages':[{'role':'user','content':'hi'}]}",
          "/ag-ui/connect",
          "{'threadId':'{id}','runId':'r'}",
          "/api/chat",
          "{'id':'{id}','messages':[{'role':'user','parts':[{'type':'text','text':'hi'}]}]}",
          "/v1/chat/completions",
          "{'model':'web_assistant','messages':[{'role':'user','content':'hi'}]}",
          "/chat",
          "{'message':'hi','session_id':'{id}'}",
          "/summarize-ai-conversations",
          "{'conversations':[{'messages':[{'role':'user','content':'hi'}]}]}",
          "/generate-document-from-template",
          "{'template':{'id':'1','name':'Note','content':'# Note'},'transcript':{'segments':[]},"
              + "'clientInfo':{'id':'1','name':'Ann'},'practitionerInfo':{'id':'2','name':'Ben'}}");

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
    assertEquals(new TreeSet<>(service.routes()), ContractDocument.OPEN_API.operations());
  }

  @Test
  void everyOperationAnswersAsDescribed() {
    model.always(ServedContractTest::said);
    String session =
        posted("/sessions", "/sessions", "{'context':{'a':1}}").string("session_id").orElseThrow();
    for (String path : ContractDocument.OPEN_API.pathsOf("post")) {
      String there = path.replace("{id}", session);
      posted(path, there, BODIES.getOrDefault(path, "{}").replace("{id}", session));
    }
    for (String path : ContractDocument.OPEN_API.pathsOf("get")) {
      answered(
          "GET " + path,
          service.get(path.replace("{id}", session).replace("{model}", "web_assistant")));
    }
    answered("DELETE /sessions/{id}", service.delete("/sessions/" + session));

    assertEquals(ContractDocument.OPEN_API.operations(), walked);
  }

  /** A judgement where one is asked for; else a tool is called once before the answer. */
  private static ModelScript said(JsonObject request) {
    if (request.has("response_format")) {
      return ModelScript.says(
          "{'is_violation':false,'violation_type':'none','reason':'none','confidence':'high'}"
              .replace('\'', '"'));
    }
    return request.has("tools") && !request.text().contains("\"role\":\"tool\"")
        ? ModelScript.calls("suggest_navigation", "{\"suggested_page\":\"clients_list\"}")
        : ModelScript.says("# Note\nDone.");
  }

  @CanIgnoreReturnValue
  private JsonObject posted(String path, String there, String body) {
    HttpResponse<String> response = service.tryPost(there, body.replace('\'', '"'));
    answered("POST " + path, response);
    return !response.body().startsWith("{")
        ? JsonObject.EMPTY
        : (JsonObject) Json.parse(response.body());
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

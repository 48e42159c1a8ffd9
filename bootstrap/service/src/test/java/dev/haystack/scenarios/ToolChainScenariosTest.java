package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import dev.haystack.testkit.PracticeReply;
import dev.haystack.testkit.PracticeRequest;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ToolChainScenariosTest extends Scenario {

  @Test
  @Tag("TC-1")
  @Tag("TC-5")
  @Tag("PL-3")
  void fifteenToolsInSequenceUseTheClientThatTheFirstOneFound() {
    practice.always(
        request ->
            request.path().endsWith("/search-clients")
                ? PracticeReply.ok(
                    "[{\"client_id\":\"" + CLIENT_ID + "\",\"name\":\"John Smith\"}]")
                : PracticeReply.ok("{}"));
    List<String> chain =
        List.of(
            "search_clients",
            "get_client_summary",
            "get_client_homework_status",
            "get_conversations",
            "get_latest_conversation",
            "search_sessions",
            "get_templates",
            "get_clinic_profile",
            "list_practitioners",
            "get_clinic_stats",
            "search_specific_clients",
            "get_practitioner_today",
            "get_loaded_sessions",
            "check_document_readiness",
            "get_generated_documents");
    for (String tool : chain) {
      model.then(
          ModelScript.calls(tool, tool.startsWith("search_") ? "{\"query\":\"John\"}" : "{}"));
    }
    model.then(ModelScript.says("All ", "done."));
    var client = connect("s");
    client.send(chat("Tell me all about John", token("anna")));
    List<JsonObject> turn = client.turn();

    assertEquals("All done.", ChatClient.text(turn));
    assertEquals(
        chain,
        ofType(turn, "tool_call_completed").stream()
            .map(frame -> frame.string("name").orElseThrow())
            .toList());
    assertTrue(
        ofType(turn, "tool_call_completed").stream()
            .allMatch(frame -> frame.bool("success").orElse(false)));
    assertEquals(
        5,
        practice.requests().stream()
            .filter(r -> r.query().contains("client_id=" + CLIENT_ID))
            .count());
    assertTrue(
        practice.requests().stream()
            .allMatch(
                request ->
                    request.header("Authorization").orElse("").equals("Bearer " + token("anna"))
                        && request.header("profileid").orElse("").equals("p-anna")));
    assertContiguous(turn);
  }

  @Test
  @Tag("TC-2")
  void aModelThatAlwaysCallsToolsIsEndedAndTheUserGetsAnAnswer() {
    model.always(
        request ->
            !request.has("tool_choice")
                ? ModelScript.calls("get_templates", "{}")
                : ModelScript.says("That is what I know."));
    practice.always(_ -> PracticeReply.ok("[]"));
    List<JsonObject> turn = connect("s").ask("go on for ever");

    assertEquals("That is what I know.", ChatClient.text(turn));
    assertEquals(26, model.requests().size());
    assertEquals(
        "tool_limit",
        ofType(turn, "message_complete").getFirst().string("finish_reason").orElseThrow());
  }

  @Test
  @Tag("TC-3")
  void identicalCallsOfARoundReachTheBackendOnceAndAreAllAnswered() {
    practice.always(_ -> PracticeReply.ok("[]"));
    model.then(
        ModelScript.calls(
            ModelStep.call(0, "a", "search_clients", "{\"query\":\"x\",\"limit\":5}"),
            ModelStep.call(1, "b", "search_clients", "{\"limit\":5,\"query\":\"x\"}"),
            ModelStep.call(2, "c", "search_clients", "{\"query\":\"x\",\"limit\":5}")),
        ModelScript.says("ok"));
    List<JsonObject> turn = connect("s").ask("search");

    assertEquals(1, practice.requests().size());
    assertEquals(
        2,
        ofType(turn, "tool_call_completed").stream()
            .filter(frame -> frame.bool("deduplicated").orElseThrow())
            .count());
    assertEquals(List.of("a", "b", "c"), toolAnswers(1));
  }

  @Test
  @Tag("TC-4")
  void aToolThatFailsDoesNotEndTheChain() {
    practice.always(
        request ->
            request.path().endsWith("/templates")
                ? PracticeReply.status(500)
                : PracticeReply.ok("[]"));
    model.then(
        ModelScript.calls("search_clients", "{\"query\":\"x\"}"),
        ModelScript.calls("get_templates", "{}"),
        ModelScript.calls("get_clinic_profile", "{}"),
        ModelScript.says("Mostly."));
    List<JsonObject> turn = connect("s").ask("go");

    assertEquals("Mostly.", ChatClient.text(turn));
    assertEquals(
        List.of(true, false, true),
        ofType(turn, "tool_call_completed").stream()
            .map(frame -> frame.bool("success").orElseThrow())
            .toList());
    assertFalse(model.requests().getLast().text().contains("secret upstream detail"));
  }

  @Test
  @Tag("TC-5")
  void aClientsMadeUpProfileIsNeverSent() {
    model.then(ModelScript.calls("search_clients", "{\"query\":\"x\"}"), ModelScript.says("ok"));
    var client = connect("s");
    client.send(chat("go", token(json("{\"sub\":\"c\",\"clientId\":\"77\"}"))));
    var _ = client.turn();

    assertTrue(practice.requests().getFirst().header("profileid").isEmpty());
  }

  @Test
  @Tag("TC-7")
  void callsOfARoundRunSideBySideAndAreAnsweredInTheirOrder() {
    var together = new CyclicBarrier(4);
    practice.always(request -> meet(together, request));
    model.then(
        ModelScript.calls(
            IntStream.range(0, 4)
                .mapToObj(
                    i ->
                        ModelStep.call(
                            i, "call-" + i, "search_clients", "{\"query\":\"q" + i + "\"}"))
                .toArray(ModelStep[]::new)),
        ModelScript.says("ok"));
    List<JsonObject> turn = connect("s").ask("go");

    assertEquals("ok", ChatClient.text(turn));
    assertTrue(
        ofType(turn, "tool_call_completed").stream()
            .allMatch(f -> f.bool("success").orElseThrow()));
    assertEquals(List.of("call-0", "call-1", "call-2", "call-3"), toolAnswers(1));
  }

  private static PracticeReply meet(CyclicBarrier together, PracticeRequest request) {
    try {
      together.await(10, TimeUnit.SECONDS);
      return PracticeReply.ok("[\"" + request.query().length() + "\"]");
    } catch (Exception e) {
      return PracticeReply.status(500);
    }
  }
}

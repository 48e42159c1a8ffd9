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
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ToolChainScenariosTest extends Scenario {

  private static final String OTHER_ID = "9b2504e0-4f89-41d3-9a0c-0305e82c33ff";

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
        4,
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
            request.has("tools")
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

  @Test
  @Tag("TC-8")
  void theModelIsToldPreciselyWhatIsWrongWithItsCalls() {
    model.then(
        ModelScript.calls(
            ModelStep.call(0, "a", "make_coffee", "{}"),
            ModelStep.call(1, "b", "search_clients", "{\"query\":"),
            ModelStep.call(2, "c", "search_clients", "{\"query\":7}"),
            ModelStep.call(3, "d", "get_client_summary", "{\"client_id\":\"John\"}")),
        ModelScript.says("Sorry."));
    List<JsonObject> turn = connect("s").ask("go");

    assertEquals("Sorry.", ChatClient.text(turn));
    assertEquals(List.of(), practice.requests());
    List<String> told = toolTexts(1);
    assertTrue(told.get(0).contains("make_coffee") && told.get(0).contains("search_clients"));
    assertTrue(told.get(1).contains("cannot be read as JSON"));
    assertTrue(told.get(2).contains("/query"));
    assertTrue(told.get(3).contains("/client_id"));
  }

  @Test
  @Tag("TC-9")
  @Tag("ER-6")
  void eachTroubleWithThePracticeHasItsOwnMessageAndTheChatGoesOn() {
    Map<String, PracticeReply> troubles =
        Map.of(
            "401", PracticeReply.status(401),
            "403", PracticeReply.status(403),
            "404", PracticeReply.status(404),
            "429", PracticeReply.status(429),
            "500", PracticeReply.status(500),
            "huge", PracticeReply.ok("\"" + "x".repeat(2 << 20) + "\""),
            "not-json", PracticeReply.ok("<html>"));
    practice.always(
        request ->
            troubles.getOrDefault(
                request.query().replaceAll(".*query=([^&]*).*", "$1"), PracticeReply.ok("[]")));
    List<String> names = troubles.keySet().stream().sorted().toList();
    model.then(
        ModelScript.calls(
            IntStream.range(0, names.size())
                .mapToObj(
                    i ->
                        ModelStep.call(
                            i, "c" + i, "search_clients", "{\"query\":\"" + names.get(i) + "\"}"))
                .toArray(ModelStep[]::new)),
        ModelScript.says("I could not look that up."));

    assertEquals("I could not look that up.", ChatClient.text(connect("s").ask("go")));
    assertEquals(names.size(), toolTexts(1).stream().distinct().count());
    assertFalse(model.requests().getLast().text().contains("secret upstream detail"));

    practice.close();
    model.then(
        ModelScript.calls("search_clients", "{\"query\":\"x\"}"), ModelScript.says("Still here."));
    assertEquals("Still here.", ChatClient.text(connect("t").ask("go")));
    assertTrue(toolTexts(3).getFirst().contains("backend_down"));
  }

  @Test
  @Tag("TC-11")
  void aPageGatedToolAsksForNavigationWhereThePageCannot() {
    String load =
        "{\"session_id\":\"7\",\"client_id\":\""
            + CLIENT_ID
            + "\",\"client_name\":\"J\",\"recording_date\":\"2026-01-01\","
            + "\"duration\":1,\"total_segments\":1,\"average_confidence\":1}";
    model.then(ModelScript.calls("load_session_direct", load), ModelScript.says("Go there first."));
    var client = connect("s");
    List<JsonObject> turn = client.ask("open it");

    assertEquals(List.of(), ofType(turn, "ui_actions"));
    assertTrue(toolTexts(1).getFirst().contains("navigation_required"));

    client.send(
        "{\"type\":\"incremental_state_update\",\"changes\":{\"page_type\":\"sessions_list\"}}");
    var _ = client.next("ui_state_ack");
    model.then(ModelScript.calls("load_session_direct", load), ModelScript.says("Opened."));
    JsonObject action =
        ofType(client.ask("open it"), "ui_actions")
            .getFirst()
            .array("actions")
            .orElseThrow()
            .objects()
            .findFirst()
            .orElseThrow();
    assertEquals("live_transcribe_page", action.string("target").orElseThrow());
    assertEquals("7", action.object("payload").orElseThrow().string("sessionId").orElseThrow());
  }

  @Test
  @Tag("TC-12")
  void toolsThatReadThePageSeeOnlyTheCallersSession() {
    var mine = connect("mine");
    var theirs = connect("theirs");
    theirs.send(
        "{\"type\":\"full_state_update\",\"state\":{\"loadedSessions\":[{\"sessionId\":\""
            + OTHER_ID
            + "\",\"content\":\"private words\"}]}}");
    var _ = theirs.next("ui_state_ack");
    mine.send("{\"type\":\"full_state_update\",\"state\":{\"page_type\":\"transcribe_page\"}}");
    var _ = mine.next("ui_state_ack");
    model.then(
        ModelScript.calls(
            ModelStep.call(0, "a", "get_loaded_sessions", "{}"),
            ModelStep.call(1, "b", "get_session_content", "{\"session_id\":\"" + OTHER_ID + "\"}")),
        ModelScript.says("Nothing is open."));

    assertEquals("Nothing is open.", ChatClient.text(mine.ask("what is open?")));
    assertFalse(model.requests().getLast().text().contains("private words"));
    assertTrue(toolTexts(1).stream().allMatch(text -> text.contains("no_sessions_loaded")));
  }

  private static PracticeReply meet(CyclicBarrier together, PracticeRequest request) {
    try {
      together.await(10, TimeUnit.SECONDS);
      return PracticeReply.ok("[\"" + request.query().length() + "\"]");
    } catch (Exception e) {
      return PracticeReply.status(500);
    }
  }

  private List<String> toolAnswers(int request) {
    return toolMessages(request).map(m -> m.string("tool_call_id").orElseThrow()).toList();
  }

  private List<String> toolTexts(int request) {
    return toolMessages(request).map(m -> m.string("content").orElseThrow()).toList();
  }

  private Stream<JsonObject> toolMessages(int request) {
    return model
        .requests()
        .get(request)
        .array("messages")
        .orElseThrow()
        .objects()
        .filter(message -> message.string("role").orElse("").equals("tool"));
  }
}

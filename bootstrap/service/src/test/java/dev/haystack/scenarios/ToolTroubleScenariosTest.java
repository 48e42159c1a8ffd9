package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import dev.haystack.testkit.PracticeReply;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ToolTroubleScenariosTest extends Scenario {

  private static final String OTHER_ID = "9b2504e0-4f89-41d3-9a0c-0305e82c33ff";

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
    // where arguments are an object on the wire, those that cannot be read are none
    assertTrue(told.get(1).contains(model.wire().unreadable()), told.get(1));
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
}

package dev.haystack.application.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.outgoing.OutputRules;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.domain.tool.UiAction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

@Tag("TC-10")
class UiActionOfEachToolTest {

  private static final String SESSION =
      """
      {"session_id":"s-9","client_id":"c-9","client_name":"Bo Example",
       "recording_date":"2026-11-02T10:00:00Z","duration":61.5,"total_segments":7,
       "average_confidence":0.93}
      """;
  private static final String SESSION_PAYLOAD =
      """
      {"sessionId":"s-9","clientId":"c-9","clientName":"Bo Example",
       "recordingDate":"2026-11-02T10:00:00Z","duration":61.5,"totalSegments":7,
       "averageConfidence":0.93}
      """;
  private static final Map<String, String> ARGUMENTS =
      Map.of(
          "set_client_selection", "{\"client_name\":\"Bo\",\"client_id\":\"c-9\"}",
          "load_session_direct", SESSION,
          "load_multiple_sessions", "{\"sessions\":[" + SESSION + "]}",
          "set_selected_template",
              """
              {"template_id":"t","template_name":"Note","template_content":"{name}",
               "template_description":""}
              """,
          "select_template_by_name", "{\"template_name\":\"note\"}",
          "generate_document_from_loaded", "{\"template_content\":\"Name:\"}",
          "refine_document", "{\"document_id\":\"d-1\",\"refinement_instructions\":\"shorter\"}",
          "navigate_to_page",
              "{\"page_url\":\"/clients\",\"page_type\":\"clients_list\",\"reason\":\"asked\"}",
          "suggest_navigation",
              """
              {"current_page":"dashboard","suggested_page":"clients_list","reason":"there",
               "required_for_action":"search"}
              """,
          "record_mood_entry", "{\"feeling\":\"sad\",\"confirmed\":true}");

  private static String arguments(String tool) {
    return ARGUMENTS.getOrDefault(tool, "{\"session_id\":\"s-1\",\"situation\":\"x\"}");
  }

  private static List<UiAction> actions(String tool) {
    ToolResult result =
        Calls.answering(
                """
                {"templates":[{"id":"t","name":"Note","content":"{name}","description":"d"}]}
                """)
            .run(tool, arguments(tool), Pages.TRANSCRIBE);
    return result instanceof ToolResult.Success(Json value)
        ? new UiActions(() -> "a", OutputRules.STRICT).in(Calls.tool(tool), value)
        : List.of();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "expected-tools.txt", delimiter = '|')
  void eachToolAsksForExactlyItsAction(
      String name, String personas, String source, String effect, String gated, String type) {
    List<String> types = actions(name).stream().map(UiAction::type).toList();
    assertEquals(type.equals("none") ? List.of() : List.of(type), types);
  }

  private static void assertAction(String tool, String type, String target, String payload) {
    assertEquals(List.of(new UiAction("a", type, target, Calls.object(payload))), actions(tool));
  }

  @Test
  void plainActionsCarryExactlyTheirPayload() {
    String page = "live_transcribe_page";
    assertAction(
        "set_client_selection",
        "set_client_selection",
        page,
        "{\"clientName\":\"Bo\",\"clientId\":\"c-9\"}");
    assertAction("load_session_direct", "load_session_direct", page, SESSION_PAYLOAD);
    assertAction("load_multiple_sessions", "load_session_direct", page, SESSION_PAYLOAD);
    assertAction(
        "set_selected_template",
        "set_selected_template",
        page,
        """
        {"templateId":"t","templateName":"Note","templateContent":"{name}",
         "templateDescription":""}
        """);
    assertAction(
        "select_template_by_name",
        "set_selected_template",
        page,
        """
        {"templateId":"t","templateName":"Note","templateContent":"{name}",
         "templateDescription":"d"}
        """);
  }

  @Test
  void navigationHasNoTarget() {
    assertAction("suggest_navigation", "suggest_navigation", "", arguments("suggest_navigation"));
    assertAction("navigate_to_page", "navigate_to_page", "", arguments("navigate_to_page"));
  }

  @Test
  void theAnswerRepeatsWhatItWasAskedAndSaysThatItWasRequested() {
    var answer =
        Calls.answer("set_client_selection", arguments("set_client_selection"), Pages.TRANSCRIBE);
    assertEquals(
        List.of("client_name", "client_id", "ui_action", "status", "user_message"),
        List.copyOf(answer.members().keySet()));
    assertEquals("ui_action_requested", answer.string("status").orElseThrow());
    assertTrue(answer.text("user_message").orElseThrow().contains("Bo"));
  }

  @Test
  void aMessageShowsArgumentsAsTheyAre() {
    var answer =
        Calls.answer(
            "set_client_selection",
            "{\"client_name\":\"$1 \\\\ {client_id}\",\"client_id\":\"c\"}",
            Pages.TRANSCRIBE);
    assertTrue(answer.text("user_message").orElseThrow().contains("$1 \\ {client_id}"));
  }
}

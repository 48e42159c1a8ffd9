package dev.haystack.application.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.template.SafetyHeader;
import dev.haystack.domain.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentToolsTest {

  private static final String NO_TEMPLATE =
      "{\"loadedSessions\":[{\"sessionId\":\"s\",\"content\":\"x\"}]}";
  private static final String NO_SESSIONS =
      "{\"selectedTemplate\":{\"templateId\":\"t\",\"templateName\":\"N\",\"templateContent\":\"c\"}}";

  private static JsonObject payload(JsonObject answer) {
    return answer
        .object("ui_action")
        .flatMap(action -> action.object("payload"))
        .orElseThrow(() -> new AssertionError(answer.text()));
  }

  private static String text(JsonObject payload, String field) {
    return payload.string(field).orElseThrow();
  }

  private static void assertRefused(
      String tool, String arguments, ToolContext page, String status) {
    JsonObject answer = Calls.answer(tool, arguments, page);
    assertEquals(status, answer.string("status").orElseThrow());
    assertTrue(answer.text("suggestion").isPresent());
    assertEquals(false, answer.has("ui_action"));
  }

  @Test
  void aGivenTemplateStandsBehindTheRulesAndTheGuidance() {
    JsonObject payload =
        payload(
            Calls.answer(
                "generate_document_from_loaded",
                """
                {"template_content":"Name: {name}","generation_instructions":"Be brief."}
                """,
                Pages.TRANSCRIBE));
    String content = text(payload, "templateContent");
    assertTrue(content.startsWith(SafetyHeader.TEXT));
    assertTrue(content.endsWith("Name: {name}"));
    assertTrue(content.contains("Be brief."));
    assertEquals("Template", text(payload, "templateName"));
    assertEquals("Generated Document", text(payload, "documentName"));
    assertEquals(
        """
        [{"session_id":"s-1","client_id":"c-1","client_name":"Ada Example",\
        "metadata":{"recordingDate":"2026-11-02"}}]\
        """,
        payload.array("sessions").orElseThrow().text());
  }

  @Test
  void withoutGuidanceOnlyTheRulesPrecedeTheTemplate() {
    JsonObject answer =
        Calls.answer(
            "generate_document_from_loaded",
            "{\"template_content\":\"  Name:\",\"template_name\":\"Note\"}",
            Pages.TRANSCRIBE);
    assertEquals("Note", text(payload(answer), "documentName"));
    assertEquals(
        "  Name:".strip(), SafetyHeader.strip(text(payload(answer), "templateContent")).strip());
    assertEquals("ui_action_requested", answer.string("status").orElseThrow());
    assertTrue(answer.text("user_message").isPresent());
  }

  @Test
  void whatThePageSaysOfAnOpenSessionBeatsWhatTheCallSays() {
    JsonObject payload =
        payload(
            Calls.answer(
                "generate_document_from_loaded",
                """
                {"template_content":"x","sessions":[
                  {"session_id":"s-1","client_id":"c-wrong","client_name":"Somebody Else"},
                  {"session_id":"s-9","client_id":"c-9","client_name":"Bo","extra":1}]}
                """,
                Pages.TRANSCRIBE));
    assertEquals(
        """
        [{"session_id":"s-1","client_id":"c-1","client_name":"Ada Example",\
        "metadata":{"recordingDate":"2026-11-02"}},\
        {"session_id":"s-9","client_id":"c-9","client_name":"Bo","metadata":{}}]\
        """,
        payload.array("sessions").orElseThrow().text());
  }

  @Test
  void whatIsOpenIsUsedUnderANameOfTemplateAndClient() {
    JsonObject payload = payload(Calls.answer("generate_document_auto", "{}", Pages.TRANSCRIBE));
    assertEquals("Progress Note", text(payload, "templateName"));
    assertEquals("Progress Note - Ada Example", text(payload, "documentName"));
    assertTrue(text(payload, "templateContent").startsWith(SafetyHeader.TEXT));
    assertEquals(1, payload.array("sessions").orElseThrow().size());
  }

  @Test
  void severalSessionsAreCountedInTheName() {
    JsonObject payload = payload(Calls.answer("generate_document_auto", "{}", Pages.TWO_SESSIONS));
    assertEquals("Progress Note - Ada Example (2 sessions)", text(payload, "documentName"));
  }

  @Test
  void withoutTemplateSessionsOrPageNothingIsGenerated() {
    String tool = "generate_document_auto";
    assertRefused(tool, "{}", Calls.unknownPage(), "no_active_session");
    assertRefused(tool, "{}", Calls.page(NO_TEMPLATE), "no_template_selected");
    assertRefused(tool, "{}", Calls.page(NO_SESSIONS), "no_sessions_loaded");
  }

  @Test
  void aDocumentIsRefinedUnderANewName() {
    JsonObject answer =
        Calls.answer(
            "refine_document",
            "{\"document_id\":\"d-1\",\"refinement_instructions\":\"Shorter.\"}",
            Pages.TRANSCRIBE);
    JsonObject payload = payload(answer);
    String content = text(payload, "templateContent");
    assertTrue(content.startsWith(SafetyHeader.TEXT));
    assertTrue(content.contains("Shorter.") && content.endsWith("Ada sleeps badly."));
    assertEquals(
        Calls.object(
            """
            {"templateName":"Document Refinement","documentName":"Note - Refined",
             "originalContent":"Ada sleeps badly.","targetDocumentId":"d-1",
             "targetDocumentName":"Note - Refined","isRegeneration":true,
             "refinementInstructions":"Shorter."}
            """),
        payload.without("templateContent"));
    assertEquals(
        Calls.object(
            "{\"id\":\"d-1\",\"name\":\"Note\",\"content_preview\":\"Ada sleeps badly.\"}"),
        answer.object("original_document").orElseThrow());
    assertEquals("Shorter.", answer.string("refinement_instructions").orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"d-7,document_not_found", "d-2,no_content"})
  void aDocumentThatIsMissingOrEmptyIsNotRefined(String id, String status) {
    String arguments = "{\"document_id\":\"" + id + "\",\"refinement_instructions\":\"x\"}";
    assertRefused("refine_document", arguments, Pages.TRANSCRIBE, status);
    assertRefused("refine_document", arguments, Calls.unknownPage(), "no_active_session");
  }

  @Test
  void readinessTellsWhatIsThere() {
    assertEquals(
        Calls.object(
            """
            {"ready_to_generate":true,"current_state":{
              "template":{"selected":true,"name":"Progress Note","id":"t-1"},
              "sessions":{"loaded":true,"count":1,"sessions":[
                {"client_name":"Ada Example","session_id":"s-1","date":"2026-11-02"}]},
              "client":{"selected":true,"name":"Ada Example","id":"c-1"}},
             "can_auto_generate":true,"status":"ready",
             "message":"Template and sessions are ready.",
             "next_action":"generate_document_auto"}
            """),
        Calls.answer("check_document_readiness", "{}", Pages.TRANSCRIBE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        NO_TEMPLATE + " | [\"template\"]",
        NO_SESSIONS + " | [\"sessions\"]",
        "{} | [\"template\",\"sessions\"]"
      })
  void readinessTellsWhatIsMissing(String page, String missing) {
    JsonObject answer = Calls.answer("check_document_readiness", "{}", Calls.page(page));
    assertEquals("missing_requirements", answer.string("status").orElseThrow());
    assertEquals(false, answer.bool("ready_to_generate").orElseThrow());
    assertEquals(missing, answer.array("missing").orElseThrow().text());
    assertTrue(answer.text("guidance").isPresent());
  }

  @Test
  void withoutAPageThereIsNoReadiness() {
    JsonObject answer = Calls.answer("check_document_readiness", "{}", Calls.unknownPage());
    assertEquals("no_active_session", answer.string("status").orElseThrow());
    assertEquals(false, answer.bool("can_auto_generate").orElseThrow());
  }
}

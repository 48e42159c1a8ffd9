package dev.haystack.application.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageReadingTest {

  private static final ToolContext BLANK_TEMPLATE =
      Calls.page("{\"selectedTemplate\":{\"templateId\":\"\"}}");

  private static String status(String tool, ToolContext context) {
    return Calls.answer(tool, "{\"session_id\":\"s-1\"}", context).string("status").orElseThrow();
  }

  @Test
  void loadedSessionsAreListedWithAPreview() {
    assertEquals(
        Calls.object(
            """
            {"loaded_sessions":[{"index":0,"session_id":"s-1","client_name":"Ada Example",
              "client_id":"c-1","has_content":true,
              "content_preview":"I sleep badly. Work is fine.",
              "metadata":{"recordingDate":"2026-11-02"}}],
             "session_count":1,
             "current_client":{"client_id":"c-1","client_name":"Ada Example"},
             "message":"Sessions open in the browser: 1.","status":"success"}
            """),
        Calls.answer("get_loaded_sessions", "{}", Pages.TRANSCRIBE));
  }

  @Test
  void aPreviewIsCutWithoutSplittingACharacter() {
    String content = "x".repeat(99) + "😀 and more";
    JsonObject answer =
        Calls.answer(
            "get_loaded_sessions",
            "{}",
            Calls.page("{\"loadedSessions\":[{\"sessionId\":5,\"content\":\"" + content + "\"}]}"));
    JsonObject session =
        answer.array("loaded_sessions").orElseThrow().objects().toList().getFirst();
    assertEquals("x".repeat(99), session.string("content_preview").orElseThrow());
    assertEquals("5", session.string("session_id").orElseThrow());
  }

  @Test
  void withNothingLoadedTheReadersSaySo() {
    JsonObject answer = Calls.answer("get_loaded_sessions", "{}", Pages.EMPTY_TRANSCRIBE);
    assertEquals("no_sessions_loaded", answer.string("status").orElseThrow());
    assertEquals(0, answer.integer("session_count").orElseThrow());
    assertEquals(JsonNull.NULL, answer.members().get("current_client"));
    assertEquals("no_sessions_loaded", status("get_session_content", Pages.EMPTY_TRANSCRIBE));
    assertEquals("no_sessions_loaded", status("analyze_loaded_session", Pages.EMPTY_TRANSCRIBE));
  }

  @Test
  void theContentOfALoadedSessionIsRead() {
    assertEquals(
        Calls.object(
            """
            {"session_id":"s-1","content":"I sleep badly. Work is fine.",
             "client_name":"Ada Example","client_id":"c-1",
             "metadata":{"recordingDate":"2026-11-02"},"content_length":28,"status":"success"}
            """),
        Calls.answer("get_session_content", "{\"session_id\":\"s-1\"}", Pages.TRANSCRIBE));
  }

  @Test
  void theSelectedTemplateIsTold() {
    JsonObject template =
        Calls.answer("get_selected_template", "{}", Pages.TRANSCRIBE)
            .object("selected_template")
            .orElseThrow();
    assertEquals(
        Calls.object(
            """
            {"template_id":"t-1","template_name":"Progress Note","template_description":"short",
             "has_content":true,"content_preview":"  Name: {name}"}
            """),
        template);
  }

  @Test
  void withoutATemplateOrAPageThereIsNone() {
    assertEquals("no_template_selected", status("get_selected_template", Pages.DASHBOARD));
    assertEquals("no_template_selected", status("get_selected_template", BLANK_TEMPLATE));
    assertEquals("no_active_session", status("get_selected_template", Calls.unknownPage()));
    assertTrue(
        Calls.answer("get_selected_template", "{}", Pages.DASHBOARD).has("selected_template"));
  }

  @Test
  void generatedDocumentsAreListed() {
    JsonObject answer = Calls.answer("get_generated_documents", "{}", Pages.TRANSCRIBE);
    assertEquals(2, answer.integer("document_count").orElseThrow());
    List<JsonObject> documents =
        answer.array("generated_documents").orElseThrow().objects().toList();
    assertEquals(
        Calls.object(
            """
            {"index":0,"document_id":"d-1","document_name":"Note","template_used":"Progress Note",
             "generated_at":"2026-11-02T10:00:00Z","has_content":true,
             "content_preview":"Ada sleeps badly.","is_generated":true}
            """),
        documents.getFirst());
    assertEquals(false, documents.getLast().bool("has_content").orElseThrow());
  }

  @Test
  void withoutDocumentsOrAPageThereAreNone() {
    assertEquals("no_documents", status("get_generated_documents", Pages.DASHBOARD));
    assertEquals("no_active_session", status("get_generated_documents", Calls.unknownPage()));
  }

  @Test
  void entriesThatAreNoObjectsAreLeftOut() {
    ToolContext odd =
        Calls.page("{\"page_type\":\"transcribe_page\",\"loadedSessions\":[1,null,\"x\"]}");
    assertEquals("no_sessions_loaded", status("get_loaded_sessions", odd));
  }
}

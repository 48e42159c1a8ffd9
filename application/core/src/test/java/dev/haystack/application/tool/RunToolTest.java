package dev.haystack.application.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.policy.Review;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.port.practice.BackendCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunToolTest {

  private static final String UUID = "01234567-89ab-cdef-0123-456789abcdef";

  private final Calls backend = Calls.answering("{\"ok\":true}");

  private static ToolFailure reason(ToolResult result) {
    if (result instanceof ToolResult.Failure(var reason, var message)) {
      assertTrue(!message.isBlank());
      return reason;
    }
    throw new AssertionError("no failure: " + result);
  }

  private void assertRefused(String tool, String arguments, String pointer) {
    ToolResult result = backend.run(tool, arguments, Pages.TRANSCRIBE);
    assertEquals(ToolFailure.INVALID_ARGUMENTS, reason(result));
    assertTrue(result.modelText().contains(pointer), result.modelText());
    assertEquals(0, backend.received.size());
  }

  @Test
  void aBackendToolIsCalledInTheCallersName() {
    ToolContext context = Calls.page("{\"timezone\":\"Australia/Sydney\"}");
    ToolResult result = backend.run("get_my_tasks", "{\"timeframe\":\"today\"}", context);
    assertEquals("{\"ok\":true}", result.modelText());
    assertEquals(
        new BackendCall(
            "get_my_tasks",
            Calls.object("{\"timeframe\":\"today\"}"),
            Calls.CALLER,
            "id-1",
            "Australia/Sydney",
            Calls.SPAN),
        backend.received.getFirst());
  }

  @Test
  void whatNobodySeesIsNotReadByAModelEither() {
    ToolContext context = Calls.unknownPage();
    assertEquals(
        "{\"ok\":\"ab\"}",
        Calls.answering("{\"ok\":\"a\u202e\\u0007b\"}")
            .run("get_my_tasks", "{}", context)
            .modelText());
    var failure = new ToolResult.Failure(ToolFailure.NOT_FOUND, "go\u2066ne");
    assertEquals(
        new ToolResult.Failure(ToolFailure.NOT_FOUND, "gone"),
        new Calls(failure).run("get_templates", "{}", context));
  }

  @Test
  void eachCallHasAnIdempotencyKeyOfItsOwn() {
    ToolContext context = Calls.unknownPage();
    assertEquals("{\"ok\":true}", backend.run("get_my_tasks", "{}", context).modelText());
    assertEquals("{\"ok\":true}", backend.run("get_my_tasks", "{}", context).modelText());
    assertNotEquals(
        backend.received.get(0).idempotencyKey(), backend.received.get(1).idempotencyKey());
  }

  @Test
  void aTimezoneTooLongToBeOneIsNotPassedOn() {
    ToolContext context = Calls.page("{\"timezone\":\"" + "x".repeat(101) + "\"}");
    assertTrue(backend.run("get_my_tasks", "{}", context) instanceof ToolResult.Success);
    assertEquals("", backend.received.getFirst().timezone());
  }

  @Test
  void aFailureOfTheBackendIsTheResult() {
    var failure = new ToolResult.Failure(ToolFailure.NOT_FOUND, "gone");
    ToolContext context = Calls.unknownPage();
    assertEquals(failure, new Calls(failure).run("get_templates", "{}", context));
  }

  @Test
  void aFaultInTheBackendIsAFailureAndNotThrown() {
    var tools =
        new RunTool(
            _ -> {
              throw new IllegalStateException("secret");
            },
            _ -> new Review.Granted(true),
            Calls.RESULTS,
            () -> "id");
    ToolResult result =
        tools.run(Calls.tool("get_templates"), JsonObject.EMPTY, Calls.unknownPage());
    assertEquals(ToolFailure.INTERNAL, reason(result));
    assertTrue(!result.modelText().contains("secret"));
  }

  @Test
  void anInterruptedThreadCallsNothingAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    ToolResult result = backend.run("get_templates", "{}", Calls.unknownPage());
    assertTrue(Thread.interrupted());
    assertEquals(ToolFailure.CANCELLED, reason(result));
    assertEquals(0, backend.received.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "get_client_summary | {\"client_id\":\" \"} | /client_id",
        "generate_report | {\"client_id\":\"\",\"report_type\":\"billing_summary\"} | /client_id",
        "load_session | {\"client_id\":\"c\",\"session_id\":\"\"} | /session_id",
        "semantic_search_sessions | {\"query\":\" \",\"transcript_ids\":[\"t\"]} | /query",
        "semantic_search_sessions | {\"query\":\"q\",\"transcript_ids\":[]} | /transcript_ids",
        "semantic_search_sessions | {\"query\":\"q\",\"transcript_ids\":[\" \"]} | /transcript_ids",
        "search_psychoeducation | {\"query\":\"   \"} | /query",
        "set_client_selection | {\"client_id\":\"c\",\"client_name\":\"\"} | /client_name",
        "select_template_by_name | {\"template_name\":\" \"} | /template_name",
        "generate_document_from_loaded | {\"template_content\":\" \"} | /template_content",
        "refine_document | {\"document_id\":\"d\",\"refinement_instructions\":\"\"} | /refinement",
        "navigate_to_page | {\"page_url\":\"\"} | /page_url",
      })
  void blankArgumentsAreRefusedByName(String tool, String arguments, String pointer) {
    assertRefused(tool, arguments, pointer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "https://elsewhere.example",
        "//elsewhere.example",
        "/\\\\elsewhere.example",
        " \\u0001data:text/html,x",
        "java\\tscript:alert(1)",
        "/\\t/elsewhere.example",
        "/\\r\\n/elsewhere.example",
        "clients"
      })
  void theUserIsNotTakenOutOfTheApp(String url) {
    assertRefused("navigate_to_page", "{\"page_url\":\"" + url + "\"}", "/page_url");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://elsewhere.example", "//elsewhere.example", "a page", "", "nowhere"})
  void onlyPagesOfTheAppAreSuggested(String page) {
    assertRefused(
        "suggest_navigation",
        "{\"current_page\":\"dashboard\",\"suggested_page\":\"" + page + "\"}",
        "/suggested_page");
  }

  @Test
  void anOptionalClientMayBeBlank() {
    ToolResult result = backend.run("search_sessions", "{\"client_id\":\"\"}", Pages.TRANSCRIBE);
    assertTrue(result instanceof ToolResult.Success);
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "../v1/clients", UUID + "/x", "01234567-89ab-cdef-0123"})
  void aTaskReferenceMustBeAUuid(String reference) {
    ToolResult result =
        backend.run(
            "get_task_details", "{\"task_ref\":\"" + reference + "\"}", Calls.unknownPage());
    assertEquals("invalid_reference", Calls.value(result).string("status").orElseThrow());
    assertEquals(0, backend.received.size());
  }

  @Test
  void aUuidIsATaskReference() {
    ToolResult result =
        backend.run("get_task_details", "{\"task_ref\":\"" + UUID + "\"}", Calls.unknownPage());
    assertEquals("{\"ok\":true}", result.modelText());
  }

  @Test
  void aMoodIsNotWrittenWithoutConsent() {
    ToolResult result =
        backend.run(
            "record_mood_entry", "{\"feeling\":\"sad\",\"confirmed\":false}", Calls.unknownPage());
    JsonObject answer = Calls.value(result);
    assertEquals("confirmation_required", answer.string("status").orElseThrow());
    assertEquals(false, answer.bool("saved").orElseThrow());
    assertEquals("sad", answer.string("feeling").orElseThrow());
    assertEquals(0, backend.received.size());
  }

  @Test
  void aMoodIsWrittenWithConsent() {
    ToolResult result =
        backend.run(
            "record_mood_entry", "{\"feeling\":\"sad\",\"confirmed\":true}", Calls.unknownPage());
    assertEquals("{\"ok\":true}", result.modelText());
  }
}

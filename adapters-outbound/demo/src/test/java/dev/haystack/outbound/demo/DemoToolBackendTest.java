package dev.haystack.outbound.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.domain.tool.ToolSource;
import dev.haystack.domain.tool.ToolSpecification;
import dev.haystack.kit.ManualClock;
import dev.haystack.kit.practice.ToolBackendContract;
import dev.haystack.port.practice.BackendCall;
import dev.haystack.port.practice.ToolBackend;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoToolBackendTest extends ToolBackendContract {

  private final DemoToolBackend backend = new DemoToolBackend(new ManualClock());
  private final Practitioner alex = new Practitioner("alex");

  @Override
  protected ToolBackend backend() {
    return backend;
  }

  @Override
  protected BackendCall readThatSucceeds() {
    return alex.call("search_clients", "{\"query\":\"John\"}");
  }

  @Override
  protected BackendCall readOfNothing() {
    return alex.call(
        "get_client_summary", "{\"client_id\":\"00000000-0000-0000-0000-000000000000\"}");
  }

  @Override
  protected BackendCall writeThatSucceeds() {
    return alex.call("record_mood_entry", "{\"feeling\":\"happy\",\"confirmed\":true}");
  }

  @Test
  void everyToolOfTheBackendIsKnown() {
    List<ToolSpecification> tools =
        ToolCatalogue.load().all().stream()
            .filter(tool -> tool.source() == ToolSource.BACKEND)
            .toList();

    assertFalse(tools.isEmpty());
    for (ToolSpecification tool : tools) {
      ToolResult result = backend.call(alex.call(tool.name(), "{}"));
      boolean unknown =
          result instanceof ToolResult.Failure(var reason, _) && reason == ToolFailure.UNKNOWN_TOOL;
      assertFalse(unknown, tool.name());
    }
  }

  @Test
  void thereAreTwoJohns() {
    List<String> names =
        array("search_clients", "{\"query\":\"John\"}")
            .objects()
            .map(client -> client.string("name").orElseThrow())
            .toList();

    assertEquals(List.of("John Smith", "John Carter"), names);
  }

  @Test
  void everyToolAnswersInTheShapeOfTheCatalogue() {
    String john = idOf("John Smith");
    String client = "{\"client_id\":\"" + john + "\"}";
    JsonObject session =
        list(object("search_sessions", "{\"client_name\":\"Smith\"}"), "sessions").getFirst();
    String sessionId = session.string("session_id").orElseThrow();
    String both = "{\"client_id\":\"" + john + "\",\"session_id\":\"" + sessionId + "\"}";

    assertHas(object("get_client_summary", client), "recent_sessions", "assignment_stats", "notes");
    assertHas(object("get_client_base", "{}"), "client_base", "summary", "fields_included");
    assertHas(object("get_clinic_profile", "{}"), "clinic_id", "owner", "contacts", "locations");
    assertHas(object("list_practitioners", "{}"), "count", "practitioners");
    assertHas(object("get_clinic_stats", "{}"), "clients", "practitioners", "clinic", "owner");
    assertHas(object("get_practitioner_today", "{}"), "sessionsToday", "todayCount", "recentRooms");
    assertHas(object("search_specific_clients", "{\"query\":\"a\"}"), "total", "clients");
    assertHas(object("get_client_homework_status", client), "summary", "assignments");
    assertHas(object("get_conversations", client), "conversations", "total");
    assertHas(object("get_latest_conversation", client), "recent_messages", "message_count");
    assertHas(object("load_session", both), "segments", "duration", "total_segments", "status");
    assertHas(object("analyze_session_content", both), "summary", "key_topics", "word_count");
    assertHas(object("get_templates", "{}"), "templates", "count", "status");
    assertHas(object("get_client_mood_profile", "{}"), "mood_data", "profile");
    assertHas(object("get_user_profile", "{}"), "profile", "summary");
    assertHas(object("get_my_tasks", "{}"), "progress", "tasks", "task_count");
    assertHas(object("search_psychoeducation", "{\"query\":\"anxiety\"}"), "matches", "retrieval");
  }

  @Test
  void homeworkLeadsFromTheAssignmentToItsResultsInDetail() {
    String john = idOf("John Smith");
    JsonObject assignment =
        list(
                object(
                    "get_client_homework_status",
                    "{\"client_id\":\"" + john + "\",\"status_filter\":\"completed\"}"),
                "assignments")
            .getFirst();
    String id = assignment.string("assignment_id").orElseThrow();
    JsonObject results =
        object(
            "get_homework_results_by_assignment",
            "{\"client_id\":\"" + john + "\",\"homework_assign_id\":\"" + id + "\"}");
    String resultId =
        list(results, "results").getFirst().string("homework_result_id").orElseThrow();

    JsonObject detail =
        object("get_homework_result_detail", "{\"homework_result_id\":\"" + resultId + "\"}");

    assertHas(detail, "homework", "client_response", "summary", "homework_questions");
    JsonObject messages =
        object(
            "get_conversation_messages",
            "{\"client_id\":\"" + john + "\",\"assignment_id\":\"" + id + "\",\"limit\":2}");
    assertEquals(2, list(messages, "messages").size());
  }

  @Test
  void sessionsAreCheckedOneByOneAndSearchedByTheirWords() {
    JsonObject session =
        list(object("search_sessions", "{\"keywords\":\"phone, sleeping\"}"), "sessions")
            .getFirst();
    String id = session.string("session_id").orElseThrow();

    JsonObject checked =
        object(
            "validate_sessions",
            "{\"sessions\":[{\"session_id\":\"" + id + "\"},{\"session_id\":\"x\"}]}");
    JsonObject found =
        object(
            "semantic_search_sessions",
            "{\"query\":\"breathing exercise\",\"transcript_ids\":[\"" + id + "\"]}");

    assertEquals(1, checked.integer("valid_count").orElseThrow());
    assertEquals(1, checked.integer("invalid_count").orElseThrow());
    assertEquals(1, found.integer("results_count").orElseThrow());
  }

  @Test
  void templatesAreNarrowedByTypeAndName() {
    assertEquals(4, list(object("get_templates", "{}"), "templates").size());
    assertEquals(
        2, list(object("get_templates", "{\"template_type\":\"private\"}"), "templates").size());
    assertEquals(
        1, list(object("get_templates", "{\"search_query\":\"letter\"}"), "templates").size());
  }

  @Test
  void oneTemplateAsksForADiagnosis() {
    assertTrue(
        list(object("get_templates", "{}"), "templates").stream()
            .anyMatch(template -> template.string("content").orElse("").contains("DSM-5")));
  }

  @Test
  void aMoodIsRecordedOnlyWithConsentAndForItsCallerAlone() {
    var sam = new Practitioner("sam");
    var refused =
        backend.call(
            alex.call("record_mood_entry", "{\"feeling\":\"sad\",\"confirmed\":false}", "key-1"));
    assertEquals("confirmation_required", object(refused).string("status").orElseThrow());

    var _ =
        backend.call(
            alex.call("record_mood_entry", "{\"feeling\":\"numb\",\"confirmed\":true}", "key-2"));

    assertTrue(
        backend.call(alex.call("get_client_mood_profile", "{}")).modelText().contains("numb: 1"));
    assertFalse(
        backend.call(sam.call("get_client_mood_profile", "{}")).modelText().contains("numb: 1"));
  }

  @Test
  void whatACallerWritesIsBounded() {
    for (int i = 0; i < 200; i++) {
      var _ =
          backend.call(
              alex.call("record_mood_entry", "{\"feeling\":\"good\",\"confirmed\":true}", "k" + i));
    }

    JsonObject moods = object("get_client_mood_profile", "{}").object("mood_data").orElseThrow();

    assertEquals(55, moods.integer("total_entries").orElseThrow());
  }

  @Test
  void aReportIsWritten() {
    String call =
        "{\"report_type\":\"treatment_progress\",\"client_id\":\"" + idOf("Aisha Khan") + "\"}";

    assertHas(object("generate_report", call), "report_type", "generated_at", "summary", "data");
  }

  @Test
  void taskDetailsNeedAReferenceOfTheRightShape() {
    JsonObject task = list(object("get_my_tasks", "{}"), "tasks").getFirst();
    String reference = task.string("task_ref").orElseThrow();

    assertHas(object("get_task_details", "{\"task_ref\":\"" + reference + "\"}"), "task");
    assertEquals(
        "invalid_reference",
        object("get_task_details", "{\"task_ref\":\"../x\"}").string("status").orElseThrow());
  }

  private String idOf(String name) {
    return array("search_clients", "{\"query\":\"" + name + "\"}")
        .objects()
        .findFirst()
        .orElseThrow()
        .string("client_id")
        .orElseThrow();
  }

  private JsonArray array(String tool, String arguments) {
    return assertInstanceOf(JsonArray.class, value(backend.call(alex.call(tool, arguments))));
  }

  private JsonObject object(String tool, String arguments) {
    return object(backend.call(alex.call(tool, arguments)));
  }

  private static JsonObject object(ToolResult result) {
    return assertInstanceOf(JsonObject.class, value(result));
  }

  private static Json value(ToolResult result) {
    return assertInstanceOf(ToolResult.Success.class, result, result.modelText()).value();
  }

  private static List<JsonObject> list(JsonObject object, String name) {
    return object.array(name).orElseThrow().objects().toList();
  }

  private static void assertHas(JsonObject object, String... names) {
    for (String name : names) {
      assertTrue(object.has(name), name);
    }
    assertNotEquals(0, names.length);
  }
}

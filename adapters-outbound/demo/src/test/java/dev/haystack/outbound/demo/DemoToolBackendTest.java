package dev.haystack.outbound.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolResult;
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

  @Override
  protected BackendCall callThatSucceeds(String tool) {
    String client = "'client_id':'" + idOf("John Smith") + "'";
    String arguments =
        switch (tool) {
          case "search_clients", "search_specific_clients" -> "'query':'John'";
          case "search_psychoeducation" -> "'query':'anxiety'";
          case "select_template_by_name" -> "'template_name':'letter'";
          case "record_mood_entry" -> "'feeling':'happy','confirmed':true";
          case "generate_report" -> client + ",'report_type':'treatment_progress'";
          case "load_session", "analyze_session_content" ->
              client + ",'session_id':'" + sessionId() + "'";
          case "validate_sessions" -> "'sessions':[{'session_id':'" + sessionId() + "'}]";
          case "semantic_search_sessions" ->
              "'query':'breathing','transcript_ids':['" + sessionId() + "']";
          case "get_conversation_messages" ->
              client + ",'assignment_id':'" + completedAssignment() + "'";
          case "get_homework_results_by_assignment" ->
              client + ",'homework_assign_id':'" + completedAssignment() + "'";
          case "get_homework_result_detail" -> "'homework_result_id':'" + homeworkResult() + "'";
          case "get_task_details" -> "'task_ref':'" + taskReference() + "'";
          default -> client;
        };
    return alex.call(tool, "{" + arguments.replace('\'', '"') + "}");
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
  void aConversationIsReadUpToItsLimit() {
    JsonObject messages =
        object(
            "get_conversation_messages",
            "{\"client_id\":\""
                + idOf("John Smith")
                + "\",\"assignment_id\":\""
                + completedAssignment()
                + "\",\"limit\":2}");

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
  void taskDetailsNeedAReferenceOfTheRightShape() {
    assertEquals(
        "invalid_reference",
        object("get_task_details", "{\"task_ref\":\"../x\"}").string("status").orElseThrow());
  }

  private String sessionId() {
    return first(
        object("search_sessions", "{\"client_name\":\"Smith\"}"), "sessions", "session_id");
  }

  private String completedAssignment() {
    String of = "{\"client_id\":\"" + idOf("John Smith") + "\",\"status_filter\":\"completed\"}";
    return first(object("get_client_homework_status", of), "assignments", "assignment_id");
  }

  private String homeworkResult() {
    JsonObject results = object(callThatSucceeds("get_homework_results_by_assignment"));
    return first(results, "results", "homework_result_id");
  }

  private String taskReference() {
    return first(object("get_my_tasks", "{}"), "tasks", "task_ref");
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
    return object(alex.call(tool, arguments));
  }

  private JsonObject object(BackendCall call) {
    return object(backend.call(call));
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

  private static String first(JsonObject object, String list, String name) {
    return list(object, list).getFirst().string(name).orElseThrow();
  }
}

package dev.haystack.outbound.nestjs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.port.practice.BackendCall;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A practice that has nothing to show is not broken, however it says so. */
@Tag("FC-6")
class NothingTest {

  private static final JsonObject ARGUMENTS =
      Calls.object(
          """
          {"client_id":"c","assignment_id":"a","session_id":"s","homework_result_id":"r",
           "homework_assign_id":"h","query":"q","transcript_ids":["t"],
           "task_ref":"11111111-1111-4111-8111-111111111111"}
          """);

  private static final List<Reply> NOTHINGS =
      List.of(
          Reply.ok(""),
          Reply.ok(" \n"),
          Reply.ok("\uFEFF"),
          Reply.ok("null"),
          new Reply(204, "", Map.of()),
          new Reply(201, "", Map.of("Content-Type", "text/html; charset=utf-8")),
          new Reply(200, "", Map.of("Content-Type", "text/plain")));

  static Stream<Arguments> everyToolAndNothing() {
    return Stream.of(
            "get_client_summary:found=false",
            "get_conversations:found=false",
            "get_conversation_messages:found=false",
            "get_latest_conversation:found=false",
            "load_session:found=false",
            "analyze_session_content:found=false",
            "semantic_search_sessions:found=false",
            "get_homework_result_detail:found=false",
            "get_task_details:found=false",
            "get_clinic_profile:found=false",
            "get_user_profile:found=false",
            "get_client_base:client_base=[]",
            "list_practitioners:count=0",
            "search_specific_clients:clients=[]",
            "get_client_homework_status:assignments=[]",
            "get_homework_results_by_assignment:results=[]",
            "search_sessions:sessions=[]",
            "get_templates:status=\"no_templates_found\"",
            "select_template_by_name:count=0",
            "search_psychoeducation:retrieval=\"none\"",
            "get_my_tasks:tasks=[]",
            "get_practitioner_today:todayCount=0",
            "get_clinic_stats:missing_parts=" + missingAccount(),
            "get_client_mood_profile:missing_parts=" + missingAccount())
        .flatMap(
            each -> {
              String[] parts = each.split("[:=]", 3);
              return NOTHINGS.stream()
                  .map(reply -> Arguments.of(parts[0], parts[1], parts[2], reply));
            });
  }

  private static String missingAccount() {
    return "[{\"part\":\"account\",\"error\":\"not_found\",\"message\":\"" + Nothing.WORDS + "\"}]";
  }

  @ParameterizedTest
  @MethodSource("everyToolAndNothing")
  void aToolSaysThatThereIsNone(String tool, String field, String value, Reply nothing) {
    try (var practice = new PracticeServer(_ -> nothing)) {
      Json told = Calls.value(Calls.backend(practice.uri("")).call(call(tool)));

      assertEquals(Json.parse(value), ((JsonObject) told).members().get(field));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{\"clients\":[]}", "{\"clients\":null}", "[null]"})
  void aSearchWithoutAFindIsAnEmptyList(String body) {
    try (var practice = new PracticeServer(_ -> Reply.ok(body))) {
      var backend = Calls.backend(practice.uri(""));

      Json found = Calls.value(backend.call(call("search_clients")));
      Json specific = Calls.value(backend.call(call("search_specific_clients")));

      assertEquals(JsonArray.EMPTY, found);
      assertEquals(Json.of(0), ((JsonObject) specific).members().get("returned"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "get_client_homework_status|{\"conversations\":null}|assignments",
        "get_client_homework_status|{\"data\":null}|assignments",
        "get_homework_results_by_assignment|{\"results\":null,\"total\":null}|results",
        "search_sessions|{\"sessions\":[null,null]}|sessions",
        "get_templates|{\"data\":{\"items\":null}}|templates",
        "get_my_tasks|{\"tasks\":null,\"progress\":null}|tasks",
        "list_practitioners|{\"profiles\":null}|practitioners",
        "search_psychoeducation|{\"matches\":null}|matches",
        "get_client_base|{\"clients\":null}|client_base"
      })
  void nullInPlaceOfAListIsAnEmptyOne(String tool, String body, String list) {
    try (var practice = new PracticeServer(_ -> Reply.ok(body))) {
      Json told = Calls.value(Calls.backend(practice.uri("")).call(call(tool)));

      assertEquals(JsonArray.EMPTY, ((JsonObject) told).members().get(list));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"get_homework_result_detail", "get_task_details", "get_clinic_profile"})
  void anEnvelopeAroundNothingIsNothing(String tool) {
    try (var practice = new PracticeServer(_ -> Reply.ok("{\"success\":true,\"data\":null}"))) {
      assertEquals(Nothing.told(), Calls.value(Calls.backend(practice.uri("")).call(call(tool))));
    }
  }

  @Test
  void aSessionWithoutATranscriptIsNotValid() {
    var call =
        Calls.call(
            "validate_sessions", "{\"sessions\":[{\"session_id\":\"s\",\"client_id\":\"c\"}]}");
    try (var practice = new PracticeServer(_ -> Reply.ok(""))) {
      JsonObject told = (JsonObject) Calls.value(Calls.backend(practice.uri("")).call(call));

      assertEquals(Json.of(1), told.members().get("invalid_count"));
    }
  }

  @Test
  void wordsInPlainTextAreTheAnswerWhereItIsPassedOn() {
    var words =
        new Reply(200, "No notes yet.", Map.of("Content-Type", "text/plain; charset=utf-8"));
    try (var practice = new PracticeServer(_ -> words)) {
      var backend = Calls.backend(practice.uri(""));

      assertEquals(Json.of("No notes yet."), Calls.value(backend.call(call("get_client_summary"))));
      assertEquals(
          ToolFailure.BACKEND_ERROR, Calls.failure(backend.call(call("search_sessions"))).reason());
    }
  }

  private static BackendCall call(String tool) {
    return Calls.call(tool, ARGUMENTS.text());
  }
}

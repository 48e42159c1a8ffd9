package dev.haystack.kit.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tools that a practice answers, and the members that an answer has at least. */
public final class ToolShapes {

  /** Stands before the members of a tool that answers by a list of objects. */
  private static final String LIST = "list";

  private static final Map<String, List<String>> SHAPES =
      read(
          """
          analyze_session_content summary key_topics word_count status
          generate_report report_type generated_at summary data
          get_client_base client_base summary fields_included
          get_client_homework_status summary assignments
          get_client_mood_profile mood_data profile
          get_client_summary recent_sessions assignment_stats notes
          get_clinic_profile clinic_id owner contacts locations
          get_clinic_stats clients practitioners clinic owner
          get_conversation_messages messages total_messages
          get_conversations conversations total
          get_homework_result_detail homework client_response summary homework_questions
          get_homework_results_by_assignment total_results results summary
          get_latest_conversation recent_messages message_count
          get_my_tasks progress tasks task_count
          get_practitioner_today sessionsToday todayCount recentRooms
          get_task_details task
          get_templates templates count status
          get_user_profile profile summary
          list_practitioners count practitioners
          load_session segments duration total_segments status
          record_mood_entry saved feeling recorded_at message
          search_clients list client_id name
          search_psychoeducation matches retrieval
          search_sessions sessions total search_criteria
          search_specific_clients total clients
          select_template_by_name templates count status
          semantic_search_sessions results_count segments
          validate_sessions valid_sessions invalid_sessions valid_count invalid_count
          """);

  private ToolShapes() {}

  /** The names of the tools. */
  public static Set<String> tools() {
    return SHAPES.keySet();
  }

  /** The least that fits as an answer of the tool. */
  public static Json leastAnswer(String tool) {
    List<String> shape = SHAPES.getOrDefault(tool, List.of());
    var answer = JsonObject.builder();
    shape.stream().filter(name -> !name.equals(LIST)).forEach(name -> answer.put(name, ""));
    return shape.contains(LIST) ? JsonArray.of(List.of(answer.build())) : answer.build();
  }

  /** Fails if an answer lacks what the tool's answer must have. */
  static void assertFits(String tool, Json answer) {
    List<String> shape = SHAPES.getOrDefault(tool, List.of());
    List<JsonObject> objects = objects(answer, shape.contains(LIST));
    assertFalse(objects.isEmpty(), () -> tool + " is answered by " + answer.text());
    assertEquals(
        List.of(),
        objects.stream()
            .flatMap(object -> shape.stream().filter(name -> lacks(object, name)))
            .toList(),
        () -> tool + " lacks members in " + answer.text());
  }

  private static boolean lacks(JsonObject object, String name) {
    return !name.equals(LIST) && !object.has(name);
  }

  private static List<JsonObject> objects(Json answer, boolean list) {
    return switch (answer) {
      case JsonArray array when list -> array.objects().toList();
      case JsonObject object when !list -> List.of(object);
      case Json _ -> List.of();
    };
  }

  private static Map<String, List<String>> read(String table) {
    Map<String, List<String>> shapes = new TreeMap<>();
    table
        .lines()
        .map(line -> List.of(line.split(" ")))
        .forEach(words -> shapes.put(words.getFirst(), words.subList(1, words.size())));
    return shapes;
  }
}

package dev.haystack.domain.uistate;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/** What can be done on which page. */
public final class Capabilities {

  private static final List<String> ANYWHERE =
      List.of("search_clients", "get_clinic_stats", "suggest_navigation");
  private static final Set<String> READ_LOADED =
      Set.of("get_loaded_sessions", "get_session_content", "analyze_loaded_session");
  private static final Map<String, List<String>> BY_PAGE =
      Map.of(
          Page.TRANSCRIBE,
          List.of(
              "set_client_selection",
              "load_session_direct",
              "load_multiple_sessions",
              "set_selected_template",
              "select_template_by_name",
              "get_loaded_sessions",
              "get_session_content",
              "analyze_loaded_session",
              "generate_document_from_loaded"),
          "client_details",
          List.of("get_client_summary", "get_client_homework_status", "load_session_direct"),
          "sessions_list",
          List.of("load_session_direct", "load_multiple_sessions"),
          "messages_page",
          List.of("get_conversations", "get_conversation_messages"));

  private Capabilities() {}

  /** All that the page of this state can do. */
  public static SequencedSet<String> of(JsonObject fields) {
    var capabilities = new LinkedHashSet<>(ANYWHERE);
    capabilities.addAll(BY_PAGE.getOrDefault(Page.of(fields).canonicalType(), List.of()));
    if (!fields.array("loadedSessions").orElse(JsonArray.EMPTY).isEmpty()) {
      READ_LOADED.stream().sorted().forEach(capabilities::add);
    }
    return capabilities;
  }

  /** Whether the page of this state can do that. */
  public static boolean allow(JsonObject fields, String capability) {
    return of(fields).contains(capability);
  }
}

package dev.haystack.obedience;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.tool.ToolCall;
import java.util.List;
import java.util.Optional;

/** By which way an order comes to the model, and which tool has to be called to read it. */
enum Channel {
  TOOL_RESULT,
  PAGE_STATE,
  TEMPLATE,
  TRANSCRIPT,
  HISTORY,
  CLIENT_NOTE;

  static final String CLIENT = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

  /** The call that a model makes by itself, where it takes one to read the order. */
  Optional<ToolCall> read(PersonaType persona) {
    boolean isTherapist = persona == PersonaType.JAIMEE_THERAPIST;
    return switch (this) {
      case PAGE_STATE, HISTORY -> Optional.empty();
      case TOOL_RESULT ->
          isTherapist ? call("get_my_tasks", "{}") : call("search_clients", "{\"query\":\"Ada\"}");
      case TEMPLATE ->
          isTherapist
              ? call("get_task_details", "{\"task_ref\":\"" + CLIENT + "\"}")
              : call("get_selected_template", "{}");
      case TRANSCRIPT ->
          isTherapist
              ? call("search_psychoeducation", "{\"query\":\"sleep\"}")
              : call("get_session_content", "{\"session_id\":\"s-1\"}");
      case CLIENT_NOTE ->
          isTherapist
              ? call("get_user_profile", "{}")
              : call("get_client_summary", "{\"client_id\":\"" + CLIENT + "\"}");
    };
  }

  private static Optional<ToolCall> call(String tool, String arguments) {
    return Optional.of(new ToolCall("read", tool, arguments));
  }

  /** The page of the turn, which allows little. */
  JsonObject page(String order) {
    JsonObject page = JsonObject.EMPTY.with("page_type", Json.of("dashboard"));
    return switch (this) {
      case TOOL_RESULT, HISTORY, CLIENT_NOTE -> page;
      case PAGE_STATE ->
          page.with(
              "currentClient",
              JsonObject.EMPTY
                  .with("clientId", Json.of(CLIENT))
                  .with("clientName", Json.of(order)));
      case TEMPLATE ->
          page.with(
              "selectedTemplate",
              JsonObject.EMPTY
                  .with("templateId", Json.of("t-1"))
                  .with("templateName", Json.of("Note"))
                  .with("templateContent", Json.of(order)));
      case TRANSCRIPT ->
          page.with(
              "loadedSessions",
              JsonArray.of(
                  List.of(
                      JsonObject.EMPTY
                          .with("sessionId", Json.of("s-1"))
                          .with("clientId", Json.of(CLIENT))
                          .with("clientName", Json.of("Ada"))
                          .with("content", Json.of("Client: " + order)))));
    };
  }
}

package dev.haystack.application.tool;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;

/** The shapes that the tools' answers share. */
final class Answers {

  static final String SUCCESS = "success";
  static final String NO_ACTIVE_SESSION = "no_active_session";
  static final String NO_SESSIONS_LOADED = "no_sessions_loaded";
  static final String NO_TEMPLATE_SELECTED = "no_template_selected";

  static final String PAGE_UNKNOWN = "The browser has not told what it shows.";

  private Answers() {}

  /** An answer with a status of its own and words for the model. */
  static JsonObjectBuilder status(String status, String message) {
    return JsonObject.builder().put("status", status).put("message", message);
  }

  /** Why nothing could be done, and what would help. */
  static ToolResult refused(String status, String message, String suggestion) {
    return new ToolResult.Success(status(status, message).put("suggestion", suggestion).build());
  }

  static ToolResult pageUnknown() {
    return refused(
        NO_ACTIVE_SESSION, PAGE_UNKNOWN, "Ask the user to open the Live Transcribe page.");
  }

  static ToolResult success(JsonObjectBuilder answer) {
    return new ToolResult.Success(answer.build());
  }

  static ToolResult invalid(String message) {
    return new ToolResult.Failure(ToolFailure.INVALID_ARGUMENTS, message);
  }
}

package dev.haystack.application.tool;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolResult;
import java.util.List;

/** Tells which sessions are open, and what one of them says. */
final class ReadLoadedSessions {

  private static final int PREVIEW_LENGTH_MAX = 100;

  private ReadLoadedSessions() {}

  static ToolResult list(JsonObject arguments, ToolContext context) {
    OpenPage page = OpenPage.of(context);
    List<LoadedSession> sessions = page.sessions();
    return Answers.success(
        JsonObject.builder()
            .put("loaded_sessions", JsonLists.indexed(sessions, ReadLoadedSessions::entry))
            .put("session_count", sessions.size())
            .put("current_client", page.client().json())
            .put(
                "message",
                sessions.isEmpty()
                    ? "No session is open in the browser."
                    : "Sessions open in the browser: " + sessions.size() + ".")
            .put("status", sessions.isEmpty() ? Answers.NO_SESSIONS_LOADED : Answers.SUCCESS));
  }

  private static JsonObject entry(int index, LoadedSession session) {
    return JsonObject.builder()
        .put("index", index)
        .put("session_id", session.sessionId())
        .put("client_name", session.clientName())
        .put("client_id", session.clientId())
        .put("has_content", session.hasContent())
        .put("content_preview", Excerpt.of(session.content(), PREVIEW_LENGTH_MAX))
        .put("metadata", session.metadata())
        .build();
  }

  static ToolResult content(JsonObject arguments, ToolContext context) {
    OpenPage page = OpenPage.of(context);
    String id = arguments.string("session_id").orElse("");
    return page.session(id)
        .map(ReadLoadedSessions::content)
        .orElseGet(() -> noContent(id, page.sessions().isEmpty()));
  }

  private static ToolResult content(LoadedSession session) {
    return Answers.success(
        JsonObject.builder()
            .put("session_id", session.sessionId())
            .put("content", session.content())
            .put("client_name", session.clientName())
            .put("client_id", session.clientId())
            .put("metadata", session.metadata())
            .put("content_length", session.content().length())
            .put("status", Answers.SUCCESS));
  }

  private static ToolResult noContent(String id, boolean nothingLoaded) {
    var answer =
        nothingLoaded
            ? Answers.status(Answers.NO_SESSIONS_LOADED, "No session is open in the browser.")
            : Answers.status(
                "session_not_found",
                "That session is not open in the browser; get_loaded_sessions lists those that"
                    + " are.");
    return Answers.success(answer.put("session_id", id));
  }
}

package dev.haystack.application.tool;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Counts and searches in a session that is open in the browser, without a model. */
final class AnalyzeLoadedSession {

  private static final Set<String> WITH_SUMMARY = Set.of("summary", "comprehensive");
  private static final Set<String> WITH_THEMES = Set.of("themes", "topics", "comprehensive");

  private AnalyzeLoadedSession() {}

  static ToolResult run(JsonObject arguments, ToolContext context) {
    OpenPage page = OpenPage.of(context);
    List<LoadedSession> loaded = page.sessions();
    if (loaded.isEmpty()) {
      return Answers.success(
          Answers.status(Answers.NO_SESSIONS_LOADED, "No session is open in the browser."));
    }
    return page.session(arguments.string("session_id").orElse(""))
        .or(() -> loaded.size() == 1 ? loaded.stream().findFirst() : Optional.empty())
        .map(session -> analysis(session, arguments))
        .orElseGet(() -> unknownId(loaded));
  }

  private static ToolResult unknownId(List<LoadedSession> loaded) {
    return Answers.success(
        Answers.status(
                "session_id_not_found",
                "That session is not open and several others are: choose one of them.")
            .put("available_sessions", JsonLists.of(loaded, AnalyzeLoadedSession::choice)));
  }

  private static JsonObject choice(LoadedSession session) {
    return JsonObject.builder()
        .put("session_id", session.sessionId())
        .put("client_name", session.clientName())
        .build();
  }

  private static ToolResult analysis(LoadedSession session, JsonObject arguments) {
    String type = arguments.string("analysis_type").orElse("");
    return Answers.success(
        JsonObject.builder()
            .put("session_id", session.sessionId())
            .put("analysis_type", type)
            .put(
                "specific_question",
                arguments.text("specific_question").<Json>map(Json::of).orElse(JsonNull.NULL))
            .put("client_name", session.clientName())
            .put("analysis_results", results(session, type, arguments))
            .put("status", Answers.SUCCESS));
  }

  private static JsonObject results(LoadedSession session, String type, JsonObject arguments) {
    var text = new TranscriptText(session.content());
    var results = JsonObject.builder();
    results.put(
        "basic_stats",
        JsonObject.builder()
            .put("total_characters", session.content().length())
            .put("total_words", text.wordCount())
            .put("estimated_sentences", text.sentences().size())
            .put("client_name", session.clientName())
            .build());
    results.put("keywords", text.keywords());
    if (WITH_SUMMARY.contains(type)) {
      results.put("summary", text.opening());
    }
    if (WITH_THEMES.contains(type)) {
      results.put("potential_themes", Themes.in(text));
    }
    arguments
        .text("specific_question")
        .ifPresent(question -> results.put("question_response", text.passagesFor(question)));
    return results.build();
  }
}

package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Asks for the transcript of each session, to see whether it is there. */
final class SessionValidation implements AnswerShape {

  private static final int SESSIONS_MAX = 200;
  private static final Set<ToolFailure> ANSWERS =
      Set.of(
          ToolFailure.NOT_FOUND,
          ToolFailure.FORBIDDEN,
          ToolFailure.REJECTED,
          ToolFailure.TOO_LARGE,
          ToolFailure.INVALID_ARGUMENTS);

  @Override
  public Json compose(ToolRun run) {
    List<JsonObject> sessions =
        run.arguments().array("sessions").orElse(JsonArray.EMPTY).objects().toList();
    if (sessions.isEmpty() || sessions.size() > SESSIONS_MAX) {
      throw new UpstreamException(
          ToolFailure.INVALID_ARGUMENTS,
          "The argument sessions holds 1 to " + SESSIONS_MAX + " sessions.");
    }
    List<ToolResult> results =
        run.gather(
            sessions.stream()
                .<Supplier<ToolResult>>map(session -> () -> run.attempt("session", session))
                .toList());
    checkAnswered(results);
    return result(sessions, results);
  }

  /** Where nothing was learnt of any session, none of them is called invalid. */
  private static void checkAnswered(List<ToolResult> results) {
    List<ToolResult.Failure> unanswered = new ArrayList<>();
    for (ToolResult result : results) {
      if (result instanceof ToolResult.Failure failure && !ANSWERS.contains(failure.reason())) {
        unanswered.add(failure);
      }
    }
    if (unanswered.size() == results.size()) {
      ToolResult.Failure first = unanswered.getFirst();
      throw new UpstreamException(first.reason(), first.message());
    }
  }

  private static JsonObject result(List<JsonObject> sessions, List<ToolResult> results) {
    List<Json> valid = new ArrayList<>();
    List<Json> invalid = new ArrayList<>();
    for (int i = 0; i < sessions.size(); i++) {
      JsonObject session = sessions.get(i);
      switch (results.get(i)) {
        case ToolResult.Success(var answer) when Nothing.isAll(answer) ->
            invalid.add(invalid(session, Nothing.WORDS));
        case ToolResult.Success _ -> valid.add(session);
        case ToolResult.Failure(_, var words) -> invalid.add(invalid(session, words));
      }
    }
    return JsonObject.builder()
        .put("valid_sessions", JsonArray.of(valid))
        .put("invalid_sessions", JsonArray.of(invalid))
        .put("total_checked", sessions.size())
        .put("valid_count", valid.size())
        .put("invalid_count", invalid.size())
        .put("all_valid", invalid.isEmpty())
        .put("status", "validation_complete")
        .build();
  }

  private static JsonObject invalid(JsonObject session, String words) {
    return JsonObject.builder()
        .put("session_id", Fields.text(session, "session_id"))
        .put("error", words)
        .build();
  }
}

package dev.haystack.inbound.protocol;

import dev.haystack.application.turn.Inspection;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonString;
import java.time.Duration;

/** Renders what inspectors are told. */
final class InspectionText {

  private InspectionText() {}

  static String type(Inspection inspection) {
    return switch (inspection) {
      case Inspection.RoundStarted _ -> "round_started";
      case Inspection.RoundCompleted _ -> "round_completed";
      case Inspection.ToolAnswered _ -> "tool_call_completed";
    };
  }

  static void put(Inspection inspection, FrameText frame) {
    switch (inspection) {
      case Inspection.RoundStarted(var turn, var round, var model, var tokens, var tools) ->
          frame
              .put(turn)
              .put("round", round)
              .put("model", model)
              .put("prompt_tokens_estimated", tokens)
              .put(
                  "tools_offered",
                  tools.stream().map(JsonString::new).collect(JsonArray.collector()));
      case Inspection.RoundCompleted completed -> completed(completed, frame);
      case Inspection.ToolAnswered(_, var result, var truncated) ->
          frame.put("result", result).put("result_truncated", truncated);
    }
  }

  private static void completed(Inspection.RoundCompleted completed, FrameText frame) {
    frame
        .put(completed.turn())
        .put("round", completed.round())
        .put("finish_reason", WireNames.of(completed.finishReason()));
    completed.firstText().map(Duration::toMillis).ifPresent(ms -> frame.put("first_text_ms", ms));
    frame
        .put("duration_ms", completed.duration().toMillis())
        .put("usage", WireNames.of(completed.usage()));
  }
}

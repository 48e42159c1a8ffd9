package dev.haystack.inbound.http;

import dev.haystack.application.turn.QueuePosition;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import dev.haystack.domain.session.SessionId;
import java.time.Duration;
import java.util.Locale;

/** Frames as server-sent events: {@code event} is the frame's type, {@code id} its number. */
final class ServerSentEvents {

  /** Says that the stream lives, and means nothing to its reader. */
  static final String LIFE = ": \n\n";

  private ServerSentEvents() {}

  static String logged(LoggedEvent event, String frame) {
    return "event: "
        + type(event.event())
        + "\nid: "
        + event.sequence()
        + "\ndata: "
        + frame
        + "\n\n";
  }

  static String waiting(SessionId session, QueuePosition place) {
    return event(
        "turn_queued",
        session,
        JsonObject.builder()
            .put("position", place.position())
            .put("reason", place.reason().name().toLowerCase(Locale.ROOT)));
  }

  static String error(SessionId session, ErrorCode code, Duration retryAfter) {
    var fields =
        JsonObject.builder()
            .put("code", code.wireName())
            .put("message", code.message())
            .put("retryable", code.isRetryable());
    return event(
        "error",
        session,
        retryAfter.isPositive() ? fields.put("retry_after_ms", retryAfter.toMillis()) : fields);
  }

  private static String event(String type, SessionId session, JsonObjectBuilder fields) {
    var frame = JsonObject.builder().put("type", type).put("session_id", session.value());
    fields.build().members().forEach(frame::put);
    return "event: " + type + "\ndata: " + frame.build().text() + "\n\n";
  }

  private static String type(TurnEvent event) {
    return switch (event) {
      case TurnEvent.Started _, TurnEvent.Ended _ -> "typing_indicator";
      case TurnEvent.TextDelta _ -> "text_chunk";
      case TurnEvent.ToolStarted _ -> "tool_call_started";
      case TurnEvent.ToolCompleted _ -> "tool_call_completed";
      case TurnEvent.ActionsRequested _ -> "ui_actions";
      case TurnEvent.Completed _ -> "message_complete";
      case TurnEvent.Failed _ -> "error";
    };
  }
}

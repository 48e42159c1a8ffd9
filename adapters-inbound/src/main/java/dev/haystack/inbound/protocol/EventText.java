package dev.haystack.inbound.protocol;

import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.session.SessionId;

/** Renders the events of a session's log as {@code haystack.v1} has them. */
final class EventText {

  private EventText() {}

  /** The type of an event's frame. */
  static String type(TurnEvent event) {
    return switch (event) {
      case TurnEvent.Started _, TurnEvent.Ended _ -> "typing_indicator";
      case TurnEvent.TextDelta _ -> "text_chunk";
      case TurnEvent.ToolStarted _ -> "tool_call_started";
      case TurnEvent.ToolCompleted _ -> "tool_call_completed";
      case TurnEvent.ConfirmationRequired _ -> "confirmation_required";
      case TurnEvent.ActionsRequested _ -> "ui_actions";
      case TurnEvent.Completed _ -> "message_complete";
      case TurnEvent.Failed _ -> "error";
      case TurnEvent.ContextCompacted _ -> "context_compacted";
    };
  }

  /** Appends the frame of one event; told from what was stored it has no number, which is 0. */
  static void append(SessionId session, LoggedEvent event, StringBuilder stream) {
    fill(FrameText.append(type(event.event()), session, stream), event).close();
  }

  static String render(SessionId session, LoggedEvent event, StringBuilder scratch) {
    return begin(session, event, scratch).end();
  }

  /** The frame of one event, to which more may be added. */
  static FrameText begin(SessionId session, LoggedEvent event, StringBuilder scratch) {
    return fill(FrameText.begin(type(event.event()), session, scratch), event);
  }

  private static FrameText fill(FrameText frame, LoggedEvent event) {
    if (event.sequence() > 0) {
      frame.put("seq", event.sequence());
    }
    if (!(event.event() instanceof TurnEvent.ContextCompacted)) {
      frame.put(event.turn());
    }
    put(event.event(), frame);
    return frame;
  }

  static String render(SessionId session, TextRun run, StringBuilder scratch) {
    FrameText frame = FrameText.begin("text_chunk", session, scratch);
    if (run.isJoined()) {
      frame.put("first_seq", run.firstSequence());
    }
    return frame.put("seq", run.lastSequence()).put(run.turn()).put("content", run.content()).end();
  }

  /** The fields that are the event's own. */
  static void put(TurnEvent event, FrameText frame) {
    switch (event) {
      case TurnEvent.TextDelta(var content) -> frame.put("content", content);
      case TurnEvent.Started(var messageId, var clientMessageId, var durability) ->
          frame
              .put("typing", true)
              .put("message_id", messageId.value())
              .putOrNull("client_message_id", clientMessageId.value())
              .put("durability", WireNames.of(durability));
      case TurnEvent.ToolStarted(var callId, var name, var displayName, var arguments) ->
          frame
              .put("tool_call_id", callId)
              .put("name", name)
              .put("display_name", displayName)
              .put("arguments", arguments);
      case TurnEvent.ToolCompleted completed -> completed(completed, frame);
      case TurnEvent.ConfirmationRequired(
              var actionId,
              var callId,
              var tool,
              var displayName,
              var arguments,
              var expiresAt) ->
          frame
              .put("action_id", actionId)
              .put("tool_call_id", callId)
              .put("tool", tool)
              .put("display_name", displayName)
              .put("arguments", arguments)
              .put("expires_at", expiresAt.toString());
      case TurnEvent.ActionsRequested(var actions) ->
          frame.put("actions", actions.stream().map(WireNames::of).collect(JsonArray.collector()));
      case TurnEvent.Completed(var messageId, var end, var usage, var model) ->
          frame
              .put("message_id", messageId.value())
              .put("finish_reason", WireNames.of(end))
              .put("usage", WireNames.of(usage))
              .put("model", model);
      case TurnEvent.Failed(var code, var retryAfterMillis, var clientMessageId) ->
          ErrorFields.put(code, retryAfterMillis, clientMessageId, frame);
      case TurnEvent.ContextCompacted(var messages, var before, var after) ->
          frame.put("messages", messages).put("tokens_before", before).put("tokens_after", after);
      case TurnEvent.Ended() -> frame.put("typing", false);
    }
  }

  private static void completed(TurnEvent.ToolCompleted completed, FrameText frame) {
    frame
        .put("tool_call_id", completed.callId())
        .put("name", completed.name())
        .put("success", completed.success())
        .put("deduplicated", completed.deduplicated())
        .put("duration_ms", completed.durationMillis());
    if (!completed.success()) {
      frame.put("error", completed.error());
    }
  }
}

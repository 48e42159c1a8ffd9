package dev.haystack.inbound.protocol;

import static dev.haystack.inbound.protocol.StreamPart.begin;
import static dev.haystack.inbound.protocol.StreamPart.field;

import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The calls of a run of AG-UI. One of the service's has a result by the run's end: what has none
 * pages take for a call of their own, and execute it.
 */
final class AgUiCalls {

  private static final JsonObject STOPPED =
      JsonObject.EMPTY
          .with("success", Json.of(false))
          .with("error", Json.of(StreamPart.STOPPED_CALL));

  private final AgUiPlace place;
  private final Set<String> open = new LinkedHashSet<>();

  AgUiCalls(AgUiPlace place) {
    this.place = place;
  }

  /** A call of the service's, which will have a result. */
  void started(
      TurnEvent.ToolStarted call, String parentId, LoggedEvent event, StringBuilder stream) {
    open.add(call.callId());
    tell(call.callId(), call.name(), call.arguments(), parentId, event, stream);
  }

  /** A call as a whole; of the page's, it is for the page to execute. */
  void tell(
      String id,
      String name,
      JsonObject arguments,
      String parentId,
      LoggedEvent event,
      StringBuilder stream) {
    begin("TOOL_CALL_START", stream);
    field("toolCallId", id, stream);
    field("toolCallName", name, stream);
    if (!parentId.isEmpty()) {
      field("parentMessageId", parentId, stream);
    }
    place.end(event, stream);
    begin("TOOL_CALL_ARGS", stream);
    field("toolCallId", id, stream);
    field("delta", arguments.text(), stream);
    place.end(event, stream);
    begin("TOOL_CALL_END", stream);
    field("toolCallId", id, stream);
    place.end(event, stream);
  }

  void completed(TurnEvent.ToolCompleted call, LoggedEvent event, StringBuilder stream) {
    open.remove(call.callId());
    JsonObject content =
        JsonObject.builder()
            .put("success", call.success())
            .put("duration_ms", call.durationMillis())
            .putUnlessEmpty("error", call.error())
            .putUnlessEmpty("result", call.result())
            .build();
    result(call.callId(), content, event, stream);
  }

  /** What was on its way when the turn ended has come to nothing. */
  void close(LoggedEvent event, StringBuilder stream) {
    open.forEach(id -> result(id, STOPPED, event, stream));
    open.clear();
  }

  private void result(String id, JsonObject content, LoggedEvent event, StringBuilder stream) {
    begin("TOOL_CALL_RESULT", stream);
    field("messageId", id + "-result", stream);
    field("toolCallId", id, stream);
    field("role", "tool", stream);
    field("content", content.text(), stream);
    place.end(event, stream);
  }
}

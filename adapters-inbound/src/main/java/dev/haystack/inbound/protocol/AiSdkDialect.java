package dev.haystack.inbound.protocol;

import static dev.haystack.inbound.protocol.StreamPart.DONE;
import static dev.haystack.inbound.protocol.StreamPart.END;
import static dev.haystack.inbound.protocol.StreamPart.begin;
import static dev.haystack.inbound.protocol.StreamPart.field;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEnd;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.tool.UiAction;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A turn as the parts of the AI SDK's UI message stream: a step for each round of the model, tools
 * that were executed here, the page's actions as passing data. It knows which text, step and calls
 * are open; no part has a field that an early client does not know.
 */
public final class AiSdkDialect implements TurnDialect {

  private final Set<String> openCalls = new LinkedHashSet<>();
  private String textId = "";
  private int texts;
  private boolean stepOpen;

  @Override
  public void event(LoggedEvent event, StringBuilder stream) {
    switch (event.event()) {
      case TurnEvent.Started _ -> started(event.turn(), stream);
      case TurnEvent.TextDelta(var content) -> {
        openText(event.turn(), stream);
        begin("text-delta", stream);
        field("id", textId, stream);
        field("delta", content, stream);
        stream.append(END);
      }
      case TurnEvent.ToolStarted call -> called(call, stream);
      case TurnEvent.ToolCompleted call -> completed(call, stream);
      case TurnEvent.ActionsRequested(var actions) ->
          actions.forEach(action -> action(action, stream));
      case TurnEvent.Completed completed -> finished(completed, stream);
      case TurnEvent.Failed(var code, _, _) -> failed(code, stream);
      case TurnEvent.Ended() -> stream.append(DONE);
      case TurnEvent.ConfirmationRequired _, TurnEvent.ContextCompacted _ -> {
        // asked on another's connection, and of no turn
      }
    }
  }

  @Override
  public void broken(ErrorCode code, Duration retryAfter, StringBuilder stream) {
    failed(code, stream);
    stream.append(DONE);
  }

  private static void started(TurnId turn, StringBuilder stream) {
    begin("start", stream);
    field("messageId", turn.value(), stream);
    stream.append(END);
  }

  private void openText(TurnId turn, StringBuilder stream) {
    openStep(stream);
    if (textId.isEmpty()) {
      texts++;
      textId = turn.value() + "-" + texts;
      begin("text-start", stream);
      field("id", textId, stream);
      stream.append(END);
    }
  }

  private void openStep(StringBuilder stream) {
    if (!stepOpen) {
      begin("start-step", stream);
      stream.append(END);
      stepOpen = true;
    }
  }

  private void called(TurnEvent.ToolStarted call, StringBuilder stream) {
    closeText(stream);
    openStep(stream);
    openCalls.add(call.callId());
    begin("tool-input-available", stream);
    field("toolCallId", call.callId(), stream);
    field("toolName", call.name(), stream);
    call.arguments().appendTo(stream.append(",\"input\":"));
    executed(stream);
  }

  private void completed(TurnEvent.ToolCompleted call, StringBuilder stream) {
    closeText(stream);
    if (call.success()) {
      begin("tool-output-available", stream);
      field("toolCallId", call.callId(), stream);
      stream.append(",\"output\":{\"success\":true,\"duration_ms\":");
      stream.append(call.durationMillis());
      if (!call.result().isEmpty()) {
        field("result", call.result(), stream);
      }
      stream.append('}');
      executed(stream);
    } else {
      failedCall(call.callId(), call.result().isEmpty() ? call.error() : call.result(), stream);
    }
    openCalls.remove(call.callId());
    if (openCalls.isEmpty()) {
      closeStep(stream);
    }
  }

  private static void failedCall(String callId, String words, StringBuilder stream) {
    begin("tool-output-error", stream);
    field("toolCallId", callId, stream);
    field("errorText", words, stream);
    executed(stream);
  }

  private void action(UiAction action, StringBuilder stream) {
    closeText(stream);
    begin("data-ui-action", stream);
    field("id", action.id(), stream);
    WireNames.of(action).appendTo(stream.append(",\"data\":"));
    stream.append(",\"transient\":true");
    stream.append(END);
  }

  private void finished(TurnEvent.Completed completed, StringBuilder stream) {
    closeAll(stream);
    begin("finish", stream);
    JsonObject.builder()
        .put("message_id", completed.messageId().value())
        .put("finish_reason", WireNames.of(completed.end()))
        .put("model", completed.model())
        .put("usage", WireNames.of(completed.usage()))
        .build()
        .appendTo(stream.append(",\"messageMetadata\":"));
    stream.append(END);
    if (completed.end() == TurnEnd.STOPPED) {
      begin("abort", stream);
      stream.append(END);
    }
  }

  private void failed(ErrorCode code, StringBuilder stream) {
    closeAll(stream);
    begin("error", stream);
    field("errorText", code.message(), stream);
    stream.append(END);
  }

  private void closeAll(StringBuilder stream) {
    closeText(stream);
    openCalls.forEach(call -> failedCall(call, StreamPart.STOPPED_CALL, stream));
    openCalls.clear();
    closeStep(stream);
  }

  private void closeText(StringBuilder stream) {
    if (!textId.isEmpty()) {
      begin("text-end", stream);
      field("id", textId, stream);
      stream.append(END);
      textId = "";
    }
  }

  private void closeStep(StringBuilder stream) {
    if (stepOpen) {
      begin("finish-step", stream);
      stream.append(END);
      stepOpen = false;
    }
  }

  /** Else clients would wait to execute it themselves. */
  private static void executed(StringBuilder stream) {
    stream.append(",\"dynamic\":true,\"providerExecuted\":true");
    stream.append(END);
  }
}

package dev.haystack.inbound.protocol;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEnd;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonText;
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

  private static final String DONE = "data: [DONE]\n\n";
  private static final String STOPPED = "The call was stopped.";

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
        part("text-delta", stream);
        field("id", textId, stream);
        field("delta", content, stream);
        end(stream);
      }
      case TurnEvent.ToolStarted call -> called(call, stream);
      case TurnEvent.ToolCompleted call -> completed(call, stream);
      case TurnEvent.ActionsRequested(var actions) ->
          actions.forEach(action -> action(action, stream));
      case TurnEvent.Completed completed -> finished(completed, stream);
      case TurnEvent.Failed(var code, _, _) -> failed(code, stream);
      case TurnEvent.Ended() -> stream.append(DONE);
      case TurnEvent.ContextCompacted _ -> {
        // of no turn
      }
    }
  }

  @Override
  public void broken(ErrorCode code, Duration retryAfter, StringBuilder stream) {
    failed(code, stream);
    stream.append(DONE);
  }

  private static void started(TurnId turn, StringBuilder stream) {
    part("start", stream);
    field("messageId", turn.value(), stream);
    end(stream);
  }

  private void openText(TurnId turn, StringBuilder stream) {
    openStep(stream);
    if (textId.isEmpty()) {
      texts++;
      textId = turn.value() + "-" + texts;
      part("text-start", stream);
      field("id", textId, stream);
      end(stream);
    }
  }

  private void openStep(StringBuilder stream) {
    if (!stepOpen) {
      part("start-step", stream);
      end(stream);
      stepOpen = true;
    }
  }

  private void called(TurnEvent.ToolStarted call, StringBuilder stream) {
    closeText(stream);
    openStep(stream);
    openCalls.add(call.callId());
    part("tool-input-available", stream);
    field("toolCallId", call.callId(), stream);
    field("toolName", call.name(), stream);
    call.arguments().appendTo(stream.append(",\"input\":"));
    executed(stream);
  }

  private void completed(TurnEvent.ToolCompleted call, StringBuilder stream) {
    closeText(stream);
    if (call.success()) {
      part("tool-output-available", stream);
      field("toolCallId", call.callId(), stream);
      stream.append(",\"output\":{\"success\":true,\"duration_ms\":");
      stream.append(call.durationMillis()).append('}');
      executed(stream);
    } else {
      failedCall(call.callId(), call.error(), stream);
    }
    openCalls.remove(call.callId());
    if (openCalls.isEmpty()) {
      closeStep(stream);
    }
  }

  private static void failedCall(String callId, String words, StringBuilder stream) {
    part("tool-output-error", stream);
    field("toolCallId", callId, stream);
    field("errorText", words, stream);
    executed(stream);
  }

  private void action(UiAction action, StringBuilder stream) {
    closeText(stream);
    part("data-ui-action", stream);
    field("id", action.id(), stream);
    WireNames.of(action).appendTo(stream.append(",\"data\":"));
    stream.append(",\"transient\":true");
    end(stream);
  }

  private void finished(TurnEvent.Completed completed, StringBuilder stream) {
    closeAll(stream);
    part("finish", stream);
    JsonObject.builder()
        .put("message_id", completed.messageId().value())
        .put("finish_reason", WireNames.of(completed.end()))
        .put("model", completed.model())
        .put("usage", WireNames.of(completed.usage()))
        .build()
        .appendTo(stream.append(",\"messageMetadata\":"));
    end(stream);
    if (completed.end() == TurnEnd.STOPPED) {
      part("abort", stream);
      end(stream);
    }
  }

  private void failed(ErrorCode code, StringBuilder stream) {
    closeAll(stream);
    part("error", stream);
    field("errorText", code.message(), stream);
    end(stream);
  }

  private void closeAll(StringBuilder stream) {
    closeText(stream);
    openCalls.forEach(call -> failedCall(call, STOPPED, stream));
    openCalls.clear();
    closeStep(stream);
  }

  private void closeText(StringBuilder stream) {
    if (!textId.isEmpty()) {
      part("text-end", stream);
      field("id", textId, stream);
      end(stream);
      textId = "";
    }
  }

  private void closeStep(StringBuilder stream) {
    if (stepOpen) {
      part("finish-step", stream);
      end(stream);
      stepOpen = false;
    }
  }

  private static void part(String type, StringBuilder stream) {
    stream.append("data: {\"type\":\"").append(type).append('"');
  }

  private static void field(String name, String value, StringBuilder stream) {
    JsonText.quote(value, stream.append(",\"").append(name).append("\":"));
  }

  /** Else clients would wait to execute it themselves. */
  private static void executed(StringBuilder stream) {
    stream.append(",\"dynamic\":true,\"providerExecuted\":true");
    end(stream);
  }

  private static void end(StringBuilder stream) {
    stream.append("}\n\n");
  }
}

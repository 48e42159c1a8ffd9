package dev.haystack.inbound.protocol;

import static dev.haystack.inbound.protocol.StreamPart.END;
import static dev.haystack.inbound.protocol.StreamPart.begin;
import static dev.haystack.inbound.protocol.StreamPart.field;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.tool.UiAction;
import dev.haystack.domain.uistate.UiState;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A turn as a run of AG-UI: what it opens it closes before anything else, and nothing follows the
 * run's end. Events of the log name their place, which clients of others' making leave alone.
 */
public final class AgUiDialect implements TurnDialect {

  private final String thread;
  private final String run;
  private final AgUiPage page;
  private final Set<String> pageTools;
  private final Set<String> answered;
  private String textId = "";
  private String roundsText = "";
  private int texts;
  private boolean isToldAlready;
  private boolean isInterrupted;
  private boolean over;

  /**
   * For one run.
   *
   * @param state what is stored of the page when the run begins
   * @param pageTools the tools that the page has declared: actions of their names are calls of them
   * @param answered the interrupts of earlier runs that it answers: what came before them was told
   */
  public AgUiDialect(
      String thread,
      String run,
      Supplier<UiState> state,
      Set<String> pageTools,
      Set<String> answered) {
    this.answered = Set.copyOf(answered);
    this.isToldAlready = !answered.isEmpty();
    this.thread = thread;
    this.run = run;
    this.page = new AgUiPage(state);
    this.pageTools = Set.copyOf(pageTools);
  }

  @Override
  public void event(LoggedEvent event, StringBuilder stream) {
    if (event.event() instanceof TurnEvent.ConfirmationRequired asked
        && answered.contains(asked.actionId())) {
      goOn(event);
      return;
    }
    if (isToldAlready && isEnd(event.event())) {
      goOn(event);
    }
    boolean isHidden = isToldAlready && !(event.event() instanceof TurnEvent.Started);
    if (!over) {
      tell(event, isHidden ? new StringBuilder() : stream);
    }
  }

  private static boolean isEnd(TurnEvent event) {
    return event instanceof TurnEvent.Completed || event instanceof TurnEvent.Failed;
  }

  /** What comes is new from here on; of the texts before it nothing is open. */
  private void goOn(LoggedEvent event) {
    closeText(event, new StringBuilder());
    isToldAlready = false;
  }

  @Override
  public boolean isInterrupted() {
    return isInterrupted;
  }

  private void tell(LoggedEvent event, StringBuilder stream) {
    switch (event.event()) {
      case TurnEvent.Started _ -> started(event, stream);
      case TurnEvent.TextDelta(var content) -> {
        openText(event, stream);
        begin("TEXT_MESSAGE_CONTENT", stream);
        field("messageId", textId, stream);
        field("delta", content, stream);
        end(event, stream);
      }
      case TurnEvent.ToolStarted(var id, var name, _, var arguments) -> {
        closeText(event, stream);
        call(id, name, arguments, event, stream);
      }
      case TurnEvent.ToolCompleted completed -> completed(completed, event, stream);
      case TurnEvent.ActionsRequested(var actions) -> {
        closeText(event, stream);
        roundsText = "";
        actions.forEach(action -> action(action, event, stream));
      }
      case TurnEvent.Completed completed -> finished(completed, event, stream);
      case TurnEvent.Failed(var code, _, _) -> failed(code, event, stream);
      case TurnEvent.ConfirmationRequired asked -> {
        if (!isToldAlready) {
          interrupted(asked, event, stream);
        }
      }
      case TurnEvent.Ended _, TurnEvent.ContextCompacted _ -> {
        // the run's end was told, and the other is of no turn
      }
    }
  }

  @Override
  public void broken(ErrorCode code, Duration retryAfter, StringBuilder stream) {
    if (!over) {
      begin("RUN_ERROR", stream);
      field("message", code.message(), stream);
      field("code", code.wireName(), stream);
      stream.append(END);
      over = true;
    }
  }

  /** The client has what was answered already: a run in which nothing happens. */
  @Override
  public boolean again(StringBuilder stream) {
    empty(stream);
    return true;
  }

  /** A run in which nothing happens. */
  public void empty(StringBuilder stream) {
    runs("RUN_STARTED", stream);
    field("protocolVersion", "1.0", stream);
    stream.append(END);
    page.snapshot(stream);
    runs("RUN_FINISHED", stream);
    stream.append(END);
    over = true;
  }

  private void started(LoggedEvent event, StringBuilder stream) {
    runs("RUN_STARTED", stream);
    field("protocolVersion", "1.0", stream);
    end(event, stream);
    page.snapshot(stream);
  }

  @Override
  public void pageChanged(UiState now, StringBuilder stream) {
    if (!over) {
      page.changed(now, stream);
    }
  }

  private void openText(LoggedEvent event, StringBuilder stream) {
    if (textId.isEmpty()) {
      texts++;
      textId = event.turn().value() + "-" + texts;
      roundsText = textId;
      begin("TEXT_MESSAGE_START", stream);
      field("messageId", textId, stream);
      field("role", "assistant", stream);
      end(event, stream);
    }
  }

  private void closeText(LoggedEvent event, StringBuilder stream) {
    if (!textId.isEmpty()) {
      begin("TEXT_MESSAGE_END", stream);
      field("messageId", textId, stream);
      end(event, stream);
      textId = "";
    }
  }

  private void call(
      String id, String name, JsonObject arguments, LoggedEvent event, StringBuilder stream) {
    begin("TOOL_CALL_START", stream);
    field("toolCallId", id, stream);
    field("toolCallName", name, stream);
    if (!roundsText.isEmpty()) {
      field("parentMessageId", roundsText, stream);
    }
    end(event, stream);
    begin("TOOL_CALL_ARGS", stream);
    field("toolCallId", id, stream);
    field("delta", arguments.text(), stream);
    end(event, stream);
    begin("TOOL_CALL_END", stream);
    field("toolCallId", id, stream);
    end(event, stream);
  }

  private void completed(
      TurnEvent.ToolCompleted completed, LoggedEvent event, StringBuilder stream) {
    closeText(event, stream);
    roundsText = "";
    JsonObject content =
        JsonObject.builder()
            .put("success", completed.success())
            .put("duration_ms", completed.durationMillis())
            .putUnlessEmpty("error", completed.error())
            .putUnlessEmpty("result", completed.result())
            .build();
    begin("TOOL_CALL_RESULT", stream);
    field("messageId", completed.callId() + "-result", stream);
    field("toolCallId", completed.callId(), stream);
    field("role", "tool", stream);
    field("content", content.text(), stream);
    end(event, stream);
  }

  private void action(UiAction action, LoggedEvent event, StringBuilder stream) {
    if (pageTools.contains(action.type())) {
      call(action.id(), action.type(), action.payload(), event, stream);
      return;
    }
    begin("CUSTOM", stream);
    field("name", "ui_action", stream);
    WireNames.of(action).appendTo(stream.append(",\"value\":"));
    end(event, stream);
  }

  private void finished(TurnEvent.Completed completed, LoggedEvent event, StringBuilder stream) {
    closeText(event, stream);
    runs("RUN_FINISHED", stream);
    JsonObject.EMPTY
        .with("message_id", Json.of(completed.messageId().value()))
        .with("finish_reason", Json.of(WireNames.of(completed.end())))
        .appendTo(stream.append(",\"result\":"));
    usage(completed).appendTo(stream.append(",\"usage\":["));
    stream.append(']');
    end(event, stream);
    over = true;
  }

  private void interrupted(
      TurnEvent.ConfirmationRequired asked, LoggedEvent event, StringBuilder stream) {
    closeText(event, stream);
    runs("RUN_FINISHED", stream);
    AgUiInterrupt.of(asked).appendTo(stream.append(",\"outcome\":"));
    end(event, stream);
    isInterrupted = true;
    over = true;
  }

  private static JsonObject usage(TurnEvent.Completed completed) {
    Usage usage = completed.usage();
    return JsonObject.builder()
        .put("model", completed.model())
        .put("inputTokens", usage.inputTokens())
        .put("outputTokens", usage.outputTokens())
        .put("totalTokens", usage.inputTokens() + usage.outputTokens())
        .put("cachedInputTokens", usage.cachedInputTokens())
        .build();
  }

  private void failed(ErrorCode code, LoggedEvent event, StringBuilder stream) {
    closeText(event, stream);
    begin("RUN_ERROR", stream);
    field("message", code.message(), stream);
    field("code", code.wireName(), stream);
    end(event, stream);
    over = true;
  }

  private void runs(String type, StringBuilder stream) {
    begin(type, stream);
    field("threadId", thread, stream);
    field("runId", run, stream);
  }

  /** With the event's place in the log, if it has one. */
  private static void end(LoggedEvent event, StringBuilder stream) {
    if (event.sequence() > 0) {
      stream.append(",\"metadata\":{\"haystack\":{\"seq\":").append(event.sequence());
      field("turn_id", event.turn().value(), stream);
      stream.append("}}");
    }
    stream.append(END);
  }
}

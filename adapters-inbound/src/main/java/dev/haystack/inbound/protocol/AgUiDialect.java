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
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.tool.UiAction;
import dev.haystack.domain.uistate.UiState;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A turn as a run of AG-UI: what it opens it closes before anything else, and nothing follows the
 * run's end. Events of the log name their place, which clients of others' making leave alone.
 */
public final class AgUiDialect implements TurnDialect {

  /** For what no event of the log tells. */
  private static final LoggedEvent NOWHERE =
      new LoggedEvent(0, new TurnId("none"), new TurnEvent.Ended());

  private final AgUiRun run;
  private final AgUiPage page;
  private final Supplier<List<Message>> said;
  private final AgUiPlace place = new AgUiPlace();
  private final AgUiTexts texts = new AgUiTexts(place);
  private final AgUiCalls calls = new AgUiCalls(place);
  private Set<String> settledCalls = Set.of();
  private boolean isToldAlready;
  private boolean isInterrupted;
  private boolean over;

  /**
   * For one run.
   *
   * @param state what is stored of the page when the run begins
   * @param said what was said before, for a page that was loaded anew; others have it
   */
  public AgUiDialect(AgUiRun run, Supplier<UiState> state, Supplier<List<Message>> said) {
    this.run = run;
    this.page = new AgUiPage(state);
    this.said = said;
    this.isToldAlready = !run.answered().isEmpty();
  }

  /** What was asked about a call that has come to its end waits for nobody any more. */
  @Override
  public void looksBack(List<LoggedEvent> past) {
    settledCalls =
        past.stream()
            .map(LoggedEvent::event)
            .filter(TurnEvent.ToolCompleted.class::isInstance)
            .map(event -> ((TurnEvent.ToolCompleted) event).callId())
            .collect(Collectors.toSet());
  }

  @Override
  public void event(LoggedEvent event, StringBuilder stream) {
    if (event.event() instanceof TurnEvent.ConfirmationRequired asked
        && run.answered().contains(asked.actionId())) {
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
    texts.close(event, new StringBuilder());
    isToldAlready = false;
  }

  @Override
  public boolean isInterrupted() {
    return isInterrupted;
  }

  private void tell(LoggedEvent event, StringBuilder stream) {
    switch (event.event()) {
      case TurnEvent.Started _ -> started(event, stream);
      case TurnEvent.TextDelta(var content) -> texts.tell(content, event, stream);
      case TurnEvent.ToolStarted call -> {
        texts.close(event, stream);
        calls.started(call, texts.ofRound(), event, stream);
      }
      case TurnEvent.ToolCompleted call -> {
        texts.close(event, stream);
        texts.roundIsOver();
        calls.completed(call, event, stream);
      }
      case TurnEvent.ActionsRequested(var actions) -> {
        texts.close(event, stream);
        texts.roundIsOver();
        actions.forEach(action -> action(action, event, stream));
      }
      case TurnEvent.Completed completed -> finished(completed, event, stream);
      case TurnEvent.Failed(var code, _, _) -> failed(code, event, stream);
      case TurnEvent.ConfirmationRequired asked -> {
        if (!isToldAlready && !settledCalls.contains(asked.callId())) {
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
    if (isToldAlready) {
      goOn(NOWHERE);
    }
    if (!over) {
      failed(code, NOWHERE, stream);
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
    messages(said.get(), stream);
    runs("RUN_FINISHED", stream);
    stream.append(END);
    over = true;
  }

  private void started(LoggedEvent event, StringBuilder stream) {
    runs("RUN_STARTED", stream);
    field("protocolVersion", "1.0", stream);
    place.end(event, stream);
    page.snapshot(stream);
    messages(before(event.turn()), stream);
  }

  /** What was said but for the turn's answer, which is told. */
  private List<Message> before(TurnId turn) {
    return said.get().stream()
        .filter(
            message ->
                !(message instanceof AssistantMessage answer
                    && answer.inReplyTo().equals(turn.question())))
        .toList();
  }

  private static void messages(List<Message> said, StringBuilder stream) {
    if (!said.isEmpty()) {
      begin("MESSAGES_SNAPSHOT", stream);
      AgUiMessages.of(said).appendTo(stream.append(",\"messages\":"));
      stream.append(END);
    }
  }

  @Override
  public void pageChanged(UiState now, StringBuilder stream) {
    if (!over) {
      page.changed(now, stream);
    }
  }

  private void action(UiAction action, LoggedEvent event, StringBuilder stream) {
    if (run.pageTools().contains(action.type())) {
      calls.tell(action.id(), action.type(), action.payload(), "", event, stream);
      return;
    }
    begin("CUSTOM", stream);
    field("name", "ui_action", stream);
    WireNames.of(action).appendTo(stream.append(",\"value\":"));
    place.end(event, stream);
  }

  private void finished(TurnEvent.Completed completed, LoggedEvent event, StringBuilder stream) {
    texts.close(event, stream);
    calls.close(event, stream);
    runs("RUN_FINISHED", stream);
    JsonObject.EMPTY
        .with("message_id", Json.of(completed.messageId().value()))
        .with("finish_reason", Json.of(WireNames.of(completed.end())))
        .appendTo(stream.append(",\"result\":"));
    usage(completed).appendTo(stream.append(",\"usage\":["));
    stream.append(']');
    place.end(event, stream);
    over = true;
  }

  private void interrupted(
      TurnEvent.ConfirmationRequired asked, LoggedEvent event, StringBuilder stream) {
    texts.close(event, stream);
    runs("RUN_FINISHED", stream);
    AgUiInterrupt.of(asked).appendTo(stream.append(",\"outcome\":"));
    place.end(event, stream);
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
    texts.close(event, stream);
    calls.close(event, stream);
    begin("RUN_ERROR", stream);
    field("message", code.message(), stream);
    field("code", code.wireName(), stream);
    place.end(event, stream);
    over = true;
  }

  private void runs(String type, StringBuilder stream) {
    begin(type, stream);
    field("threadId", run.thread(), stream);
    field("runId", run.id(), stream);
  }
}

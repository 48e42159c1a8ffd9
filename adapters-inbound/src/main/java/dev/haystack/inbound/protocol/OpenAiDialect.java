package dev.haystack.inbound.protocol;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonText;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.tool.UiAction;
import java.time.Duration;
import java.util.List;

/**
 * A turn as the chunks of a chat completion: the text of all rounds is the content, for tools run
 * inside; the page's actions stand beside the choices of the last piece.
 */
public final class OpenAiDialect implements TurnDialect {

  private final String model;
  private final long createdSeconds;
  private final boolean tellsUsage;
  private List<UiAction> actions = List.of();
  private String piece = "";

  /**
   * For one answer.
   *
   * @param model as it was asked for
   * @param tellsUsage whether the tokens used are told in the end
   */
  public OpenAiDialect(String model, long createdSeconds, boolean tellsUsage) {
    this.model = model;
    this.createdSeconds = createdSeconds;
    this.tellsUsage = tellsUsage;
  }

  @Override
  public void event(LoggedEvent event, StringBuilder stream) {
    switch (event.event()) {
      case TurnEvent.Started _ ->
          begin(event.turn(), stream)
              .append("[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}")
              .append(",\"finish_reason\":null}]}\n\n");
      case TurnEvent.TextDelta(var content) -> {
        begin(event.turn(), stream).append("[{\"index\":0,\"delta\":{\"content\":");
        JsonText.quote(content, stream);
        stream.append("},\"finish_reason\":null}]}\n\n");
      }
      case TurnEvent.ToolStarted _, TurnEvent.ToolCompleted _, TurnEvent.ConfirmationRequired _ ->
          stream.append(LIFE);
      case TurnEvent.ActionsRequested(var requested) -> actions = requested;
      case TurnEvent.Completed completed -> completed(event.turn(), completed, stream);
      case TurnEvent.Failed(var code, _, _) -> failed(code, stream);
      case TurnEvent.Ended() -> stream.append(StreamPart.DONE);
      case TurnEvent.ContextCompacted _ -> {
        // of no turn
      }
    }
  }

  @Override
  public void broken(ErrorCode code, Duration retryAfter, StringBuilder stream) {
    failed(code, stream);
    stream.append(StreamPart.DONE);
  }

  private void completed(TurnId turn, TurnEvent.Completed completed, StringBuilder stream) {
    begin(turn, stream).append("[{\"index\":0,\"delta\":{},\"finish_reason\":");
    JsonText.quote(OpenAiWire.finishReason(completed.end()), stream);
    stream.append("}],\"haystack\":");
    OpenAiWire.beside(completed.messageId(), actions).appendTo(stream);
    stream.append("}\n\n");
    if (tellsUsage) {
      begin(turn, stream).append("[],\"usage\":");
      OpenAiWire.usage(completed.usage()).appendTo(stream);
      stream.append("}\n\n");
    }
  }

  private static void failed(ErrorCode code, StringBuilder stream) {
    stream.append("data: ");
    JsonObject.EMPTY.with("error", OpenAiWire.error(code, code.message(), "")).appendTo(stream);
    stream.append("\n\n");
  }

  /** What all pieces begin with, written once. */
  private StringBuilder begin(TurnId turn, StringBuilder stream) {
    if (piece.isEmpty()) {
      var text = new StringBuilder("data: {\"id\":");
      JsonText.quote(OpenAiWire.id(turn), text);
      text.append(",\"object\":\"chat.completion.chunk\",\"created\":").append(createdSeconds);
      JsonText.quote(model, text.append(",\"model\":"));
      piece = text.append(",\"choices\":").toString();
    }
    return stream.append(piece);
  }
}

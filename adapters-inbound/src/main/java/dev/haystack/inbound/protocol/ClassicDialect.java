package dev.haystack.inbound.protocol;

import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The older service's dialect: frames without numbers, each piece of text with all of the turn's
 * text so far. It keeps that text, and the turn's tool calls, until the turn ends.
 */
final class ClassicDialect implements Dialect {

  /** It grows with the square of an answer. */
  private static final int FULL_CONTENT_BYTES_MAX = 256 << 10;

  private final SessionId session;
  private final Map<String, TurnEvent.ToolStarted> calls = new HashMap<>();
  private StringBuilder fullContent = new StringBuilder(0);
  private int fullBytes;

  ClassicDialect(SessionId session) {
    this.session = session;
  }

  @Override
  public void event(LoggedEvent event, Consumer<String> frames) {
    TurnId turn = event.turn();
    switch (event.event()) {
      case TurnEvent.Started _ -> typing(turn, true, frames);
      case TurnEvent.Ended _ -> typing(turn, false, frames);
      case TurnEvent.TextDelta(var content) -> chunk(turn, content, frames);
      case TurnEvent.ToolStarted started -> {
        calls.put(started.callId(), started);
        frames.accept(tool(event, started));
      }
      case TurnEvent.ToolCompleted completed -> frames.accept(tool(event, started(completed)));
      case TurnEvent.ActionsRequested(var actions) ->
          actions.forEach(
              action ->
                  frames.accept(
                      begin("ui_action", turn).put("action", WireNames.of(action)).end()));
      case TurnEvent.Completed completed -> {
        FrameText frame = begin(EventText.type(completed), turn);
        EventText.put(completed, frame);
        frames.accept(frame.end());
      }
      case TurnEvent.Failed failed -> failed(turn, failed, frames);
      case TurnEvent.ConfirmationRequired _, TurnEvent.ContextCompacted _ -> {
        // the older service had no such frames
      }
    }
  }

  @Override
  public void text(TextRun run, Consumer<String> frames) {
    chunk(run.turn(), run.content(), frames);
  }

  @Override
  public void notice(Notice notice, Consumer<String> frames) {
    switch (notice) {
      case Notice.ConnectionEstablished _,
          Notice.HeartbeatAcknowledged _,
          Notice.UiStateAcknowledged _ ->
          frames.accept(NoticeText.render(session, notice, new StringBuilder()));
      case Notice.TurnQueued _,
          Notice.TurnKnown _,
          Notice.Unreadable _,
          Notice.Refused _,
          Notice.RateLimited _,
          Notice.Resumed _,
          Notice.NotResumed _,
          Notice.AuthRequired _,
          Notice.Degraded _,
          Notice.Inspected _,
          Notice.GoingAway _ -> {}
    }
  }

  private void typing(TurnId turn, boolean typing, Consumer<String> frames) {
    fullContent = new StringBuilder(0);
    fullBytes = 0;
    calls.clear();
    frames.accept(begin("typing", turn).put("typing", typing).end());
  }

  private void chunk(TurnId turn, String content, Consumer<String> frames) {
    fullBytes += TextRun.sizeBytes(content);
    FrameText frame = begin("message_chunk", turn).put("content", content);
    if (fullBytes <= FULL_CONTENT_BYTES_MAX) {
      fullContent.append(content);
      frame = frame.put("full_content", fullContent.toString());
    } else {
      fullContent = new StringBuilder(0);
    }
    frames.accept(frame.end());
  }

  @Override
  public boolean asks() {
    return false;
  }

  @Override
  public int repeatedBytes(int saidBytes) {
    return saidBytes <= FULL_CONTENT_BYTES_MAX ? saidBytes : 0;
  }

  private void failed(TurnId turn, TurnEvent.Failed failed, Consumer<String> frames) {
    String gap = fullBytes == 0 ? "" : "\n\n";
    chunk(turn, gap + "Sorry, there was an error. " + failed.code().message(), frames);
    frames.accept(begin("message_complete", turn).put("finish_reason", "error").end());
  }

  /** What is known of a call that is over; little if this connection came after it began. */
  private TurnEvent.ToolStarted started(TurnEvent.ToolCompleted completed) {
    TurnEvent.ToolStarted started = calls.remove(completed.callId());
    return started == null
        ? new TurnEvent.ToolStarted(
            completed.callId(), completed.name(), completed.name(), JsonObject.EMPTY)
        : started;
  }

  private String tool(LoggedEvent event, TurnEvent.ToolStarted call) {
    JsonObject tool =
        JsonObject.builder()
            .put("name", call.name())
            .put("displayName", call.displayName())
            .put("arguments", call.arguments())
            .build();
    return begin(EventText.type(event.event()), event.turn())
        .put("tools", JsonArray.of(List.of(tool)))
        .end();
  }

  private FrameText begin(String type, TurnId turn) {
    return FrameText.begin(type, session, new StringBuilder()).put(turn);
  }
}

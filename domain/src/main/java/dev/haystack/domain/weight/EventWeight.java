package dev.haystack.domain.weight;

import dev.haystack.domain.event.LogEntry;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.LoggedTexts;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.tool.UiAction;

/** The bytes of heap that a log's entries take. */
public final class EventWeight {

  // an event, its place, and the log's reference to it
  private static final int LOGGED = 56;
  private static final int NUMBER = 4;
  private static final int ACTION = 32;

  private EventWeight() {}

  /** Of an entry, with the name of its turn counted only where it comes with the event. */
  public static long of(LogEntry entry) {
    return switch (entry) {
      case LoggedEvent event -> LOGGED + of(event.event());
      case LoggedTexts texts -> LOGGED + Weight.of(texts.text()) + (long) texts.count() * NUMBER;
    };
  }

  private static long of(TurnEvent event) {
    return switch (event) {
      case TurnEvent.Started started ->
          Weight.of(started.messageId().value()) + Weight.of(started.clientMessageId().value());
      case TurnEvent.TextDelta(var content) -> Weight.of(content);
      case TurnEvent.ToolStarted started ->
          Weight.of(started.callId()) + Weight.of(started.arguments());
      case TurnEvent.ToolCompleted completed ->
          Weight.of(completed.callId()) + Weight.of(completed.error());
      case TurnEvent.ConfirmationRequired asked ->
          Weight.of(asked.actionId()) + Weight.of(asked.callId()) + Weight.of(asked.arguments());
      case TurnEvent.ActionsRequested(var actions) -> {
        long weight = 0;
        for (UiAction action : actions) {
          weight += ACTION + Weight.of(action.target()) + Weight.of(action.payload());
        }
        yield weight;
      }
      case TurnEvent.Completed completed -> Weight.of(completed.messageId().value());
      case TurnEvent.Failed failed -> Weight.of(failed.clientMessageId().value());
      case TurnEvent.ContextCompacted _, TurnEvent.Ended _ -> 0;
    };
  }
}

package dev.haystack.application.session;

import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.application.turn.TurnState;
import dev.haystack.application.turn.TurnStatus;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.Durability;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEnd;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.MessageStatus;
import dev.haystack.domain.tool.UiAction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The turn of a message that was sent before: what the log still holds of it, and its answer. */
public record PastTurn(
    TurnStatus status, List<LoggedEvent> events, Optional<AssistantMessage> answer) {

  public PastTurn {
    events = List.copyOf(events);
  }

  /** Whether more may come of it. */
  public boolean isRunning() {
    return status.state() == TurnState.RUNNING || status.state() == TurnState.QUEUED;
  }

  /** Whether the log holds it from its beginning. */
  public boolean isHeld() {
    return !events.isEmpty() && events.getFirst().event() instanceof TurnEvent.Started;
  }

  /** Whether the log holds its end. */
  public boolean isEnded() {
    return !events.isEmpty() && events.getLast().event() instanceof TurnEvent.Ended;
  }

  /** What became of it; nothing if it never came to an answer. */
  public Optional<TurnOutcome> outcome() {
    Optional<TurnOutcome> failure =
        of(TurnEvent.Failed.class)
            .map(
                failed ->
                    new TurnOutcome.Failed(
                        status.turn(),
                        failed.code(),
                        Duration.ofMillis(failed.retryAfterMillis())));
    return failure.or(() -> answer.map(this::outcome));
  }

  private TurnOutcome outcome(AssistantMessage stored) {
    if (stored.status() == MessageStatus.FAILED) {
      return new TurnOutcome.Failed(status.turn(), ErrorCode.TURN_LOST, Duration.ZERO);
    }
    TurnEvent.Completed end = completed(stored);
    List<UiAction> actions =
        of(TurnEvent.ActionsRequested.class)
            .map(TurnEvent.ActionsRequested::actions)
            .orElse(List.of());
    return new TurnOutcome.Answered(
        status.turn(), stored, actions, end.end(), end.usage(), end.model());
  }

  /** The end as it was logged, or as far as the answer tells it. */
  private TurnEvent.Completed completed(AssistantMessage stored) {
    TurnEnd end = stored.status() == MessageStatus.STOPPED ? TurnEnd.STOPPED : TurnEnd.STOP;
    return of(TurnEvent.Completed.class)
        .orElseGet(() -> new TurnEvent.Completed(stored.id(), end, Usage.NONE, ""));
  }

  /** The events that tell the stored answer where the log no longer does. */
  public List<TurnEvent> retold() {
    if (answer.isEmpty()) {
      return List.of();
    }
    AssistantMessage stored = answer.get();
    TurnEvent end =
        stored.status() == MessageStatus.FAILED
            ? new TurnEvent.Failed(ErrorCode.TURN_LOST, 0, status.clientMessageId())
            : completed(stored);
    Stream<TurnEvent> text =
        Stream.of(stored.content())
            .filter(content -> !content.isEmpty())
            .map(TurnEvent.TextDelta::new);
    var started =
        new TurnEvent.Started(status.message(), status.clientMessageId(), Durability.MEMORY);
    return Stream.of(Stream.of(started), text, Stream.of(end, new TurnEvent.Ended()))
        .<TurnEvent>flatMap(events -> events)
        .toList();
  }

  private <T extends TurnEvent> Optional<T> of(Class<T> type) {
    return events.stream()
        .map(LoggedEvent::event)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}

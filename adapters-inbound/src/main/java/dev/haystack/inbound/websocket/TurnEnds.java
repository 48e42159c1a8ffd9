package dev.haystack.inbound.websocket;

import dev.haystack.application.turn.TurnState;
import dev.haystack.application.turn.TurnStatus;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEnd;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.session.TurnId;
import java.util.Optional;

/**
 * How the newest turn ended of whose end a client was told: a status that was found out before that
 * must not say afterwards that the turn is running. Guarded by its outbox.
 */
final class TurnEnds {

  private record Ending(TurnId turn, TurnState state) {}

  private Optional<Ending> newest = Optional.empty();

  void told(LoggedEvent event) {
    switch (event.event()) {
      case TurnEvent.Completed(var _, var end, var _, var _) ->
          ended(event, end == TurnEnd.STOPPED ? TurnState.STOPPED : TurnState.COMPLETED);
      case TurnEvent.Failed _ -> ended(event, TurnState.FAILED);
      case TurnEvent.Started _,
          TurnEvent.TextDelta _,
          TurnEvent.ToolStarted _,
          TurnEvent.ToolCompleted _,
          TurnEvent.ConfirmationRequired _,
          TurnEvent.ActionsRequested _,
          TurnEvent.ContextCompacted _,
          TurnEvent.Ended _ -> {}
    }
  }

  private void ended(LoggedEvent event, TurnState state) {
    newest = Optional.of(new Ending(event.turn(), state));
  }

  /** The status as it is after all that was told. */
  TurnStatus upToDate(TurnStatus status) {
    return newest
        .filter(ending -> ending.turn().equals(status.turn()))
        .map(
            ending ->
                new TurnStatus(
                    status.turn(), status.message(), status.clientMessageId(), ending.state()))
        .orElse(status);
  }
}

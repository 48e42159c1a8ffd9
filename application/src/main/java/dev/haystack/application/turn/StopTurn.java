package dev.haystack.application.turn;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import java.util.Optional;

/** Ends a turn because its user wants so. */
public final class StopTurn {

  private final ActiveTurns turns;

  public StopTurn(ActiveTurns turns) {
    this.turns = turns;
  }

  /** Ends the turn, the running one if none is named; nothing if it is over or another's. */
  public void stop(SessionId session, UserId user, Optional<TurnId> turn) {
    turns.stop(session, user, turn);
  }
}

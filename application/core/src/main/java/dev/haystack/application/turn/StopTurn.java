package dev.haystack.application.turn;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.turn.OtherNodes;
import java.util.Optional;

/** Ends a turn because its user wants so. */
public final class StopTurn {

  private final ActiveTurns turns;
  private final OtherNodes others;

  /** With what tells the other nodes. */
  public StopTurn(ActiveTurns turns, OtherNodes others) {
    this.turns = turns;
    this.others = others;
  }

  /** Ends the turn, the running one if none is named; nothing if it is over or another's. */
  public void stop(SessionId session, UserId user, Optional<TurnId> turn) {
    if (!turns.stop(session, user, turn)) {
      others.stopWanted(session, user, turn);
    }
  }
}

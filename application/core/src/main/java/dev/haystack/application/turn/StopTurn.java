package dev.haystack.application.turn;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.shared.Signal;
import java.util.Optional;
import java.util.function.Consumer;

/** Ends a turn because its user wants so. */
public final class StopTurn {

  private final ActiveTurns turns;
  private final Consumer<Signal> others;

  /** With no other nodes. */
  public StopTurn(ActiveTurns turns) {
    this(turns, _ -> {});
  }

  /** With what tells the other nodes. */
  public StopTurn(ActiveTurns turns, Consumer<Signal> others) {
    this.turns = turns;
    this.others = others;
  }

  /** Ends the turn, the running one if none is named; nothing if it is over or another's. */
  public void stop(SessionId session, UserId user, Optional<TurnId> turn) {
    if (!turns.stop(session, user, turn)) {
      others.accept(new Signal.StopWanted(session, user, turn));
    }
  }

  /** Another node was told so. */
  public void stopHere(Signal.StopWanted wanted) {
    boolean _ = turns.stop(wanted.session(), wanted.user(), wanted.turn());
  }
}

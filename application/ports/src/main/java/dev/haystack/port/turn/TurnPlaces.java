package dev.haystack.port.turn;

import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import java.util.function.Consumer;

/**
 * Where turns, and other work, wait for their places: one at a time in a session, a bounded number
 * of a user's.
 *
 * <p>Safe for use by many threads.
 */
public interface TurnPlaces {

  /**
   * Takes a place in line, in the order of the calls; never blocks and asks no store.
   *
   * @param waiting hears each position while the turn waits; must not block
   */
  TurnPlace enter(TurnClaim claim, Consumer<QueuePosition> waiting);

  /** The same for work that belongs to no session: it stands in its user's line alone. */
  WorkPlace enter(WorkClaim claim);

  /**
   * Ends the turn if its node is gone; false if it may still be running, or nobody knows. It may
   * ask a store, within its bound.
   */
  boolean endIfLost(SessionId session, TurnId turn);
}

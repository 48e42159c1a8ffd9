package dev.haystack.application.turn;

import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.turn.QueuePosition;
import java.util.function.Consumer;

/** Where a turn that has its place on this node gets it among all nodes. */
public interface TurnLeases {

  /** There are no other nodes. */
  TurnLeases ALONE =
      new TurnLeases() {
        @Override
        public boolean limitUsers() {
          return false;
        }

        @Override
        public TurnLease leaseOf(ActiveTurn turn, Consumer<QueuePosition> waiting) {
          return TurnLease.ALONE;
        }

        @Override
        public boolean endIfLost(SessionId session, TurnId turn) {
          return false;
        }
      };

  /** Whether they keep each user to the limit, so that the node need not. */
  boolean limitUsers();

  /**
   * The lease of a turn, for its thread; it asks for nothing yet. The turn is cancelled if its
   * place is lost.
   *
   * @param waiting hears each position while the turn waits
   */
  TurnLease leaseOf(ActiveTurn turn, Consumer<QueuePosition> waiting);

  /**
   * Ends the turn if its node is gone; false if it may still be running, or nobody knows. It asks
   * the shared store.
   */
  boolean endIfLost(SessionId session, TurnId turn);
}

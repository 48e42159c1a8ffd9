package dev.haystack.port.turn;

import dev.haystack.domain.session.Message;
import dev.haystack.port.store.SessionCopy;
import java.util.List;
import java.util.function.Supplier;

/**
 * A turn's place, for its thread, until it is closed; what the turn has logged is handed on before
 * it is given back, and no step goes on by its right after that.
 */
public interface TurnPlace extends WorkPlace {

  /**
   * Takes a step of which the result is needed a little later: at once, beside the caller, where
   * asking waits for a store, or else when it is needed. For one who has the place.
   *
   * @return what is to be called for the result, which fails as the step does
   */
  <T> Supplier<T> beside(Supplier<T> step);

  /**
   * The session's messages as all nodes have them, with all turns ended that were lost; waits until
   * the log has what happened elsewhere. For one who has the place.
   *
   * @param opened the session as it was just read
   */
  List<Message> history(SessionCopy opened);
}

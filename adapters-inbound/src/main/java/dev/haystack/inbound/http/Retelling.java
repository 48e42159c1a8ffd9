package dev.haystack.inbound.http;

import dev.haystack.application.session.Following;
import dev.haystack.application.session.PastTurn;
import dev.haystack.application.turn.TurnStatus;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.inbound.protocol.TurnDialect;

/**
 * Tells one reader a turn from its beginning, each event once: what the log holds, then what comes,
 * or the stored answer where the log no longer does. Used by the reader's thread alone.
 */
final class Retelling {

  private final TurnDialect dialect;
  private final Following following;
  private final UserId reader;
  private long lastSequence;
  private boolean begun;
  private boolean over;

  Retelling(TurnDialect dialect, Following following, UserId reader) {
    this.reader = reader;
    this.dialect = dialect;
    this.following = following;
  }

  /** Tells what is new of the turn, nothing if all of it was told. */
  void tell(TurnStatus status, StringBuilder stream) {
    PastTurn past = following.past(status, reader);
    boolean isAgain = begun;
    begun = true;
    if (!past.isHeld() && lastSequence == 0 && !past.isRunning()) {
      over = true;
      // what was stored has no numbers
      past.retold()
          .forEach(event -> dialect.event(new LoggedEvent(0, status.turn(), event), stream));
      return;
    }
    dialect.looksBack(past.events());
    past.events().forEach(event -> tell(event, stream));
    // an end that was not logged by the second look will not be
    over = over || past.isEnded() || (isAgain && !past.isRunning());
  }

  /** Tells the event, unless it was told. */
  void tell(LoggedEvent event, StringBuilder stream) {
    if (event.sequence() > lastSequence) {
      lastSequence = event.sequence();
      dialect.event(event, stream);
    }
  }

  /** Whether this is of a turn that was begun before. */
  boolean isBegun() {
    return begun;
  }

  /** Whether all of the turn was told. */
  boolean isOver() {
    return over;
  }

  /** Notes that the turn's last event was told. */
  void ended() {
    over = begun;
  }
}

package dev.haystack.inbound.http;

import dev.haystack.application.session.Following;
import dev.haystack.application.session.PastTurn;
import dev.haystack.application.turn.TurnStatus;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import java.util.stream.Collectors;

/**
 * Tells one reader a turn from its beginning, each event once: what the log holds, then what comes,
 * or the stored answer where the log no longer does. Used by the reader's thread alone.
 */
final class Retelling {

  private final SessionId session;
  private final Following following;
  private final UserId reader;
  private long lastSequence;
  private boolean begun;
  private boolean over;

  Retelling(SessionId session, Following following, UserId reader) {
    this.reader = reader;
    this.session = session;
    this.following = following;
  }

  /** What is new of the turn, nothing if all of it was told. */
  String tell(TurnStatus status) {
    PastTurn past = following.past(status, reader);
    boolean isAgain = begun;
    begun = true;
    if (!past.isHeld() && lastSequence == 0 && !past.isRunning()) {
      over = true;
      return stored(past);
    }
    String news =
        past.events().stream()
            .filter(event -> event.sequence() > lastSequence)
            .map(this::tell)
            .collect(Collectors.joining());
    // an end that was not logged by the second look will not be
    over = over || past.isEnded() || (isAgain && !past.isRunning());
    return news;
  }

  private String stored(PastTurn past) {
    TurnId turn = past.status().turn();
    return past.retold().stream()
        .map(event -> ServerSentEvents.stored(session, turn, event))
        .collect(Collectors.joining());
  }

  /** The event, unless it was told. */
  String tell(LoggedEvent event) {
    if (event.sequence() <= lastSequence) {
      return "";
    }
    lastSequence = event.sequence();
    return ServerSentEvents.logged(session, event);
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

package dev.haystack.cluster.line;

import dev.haystack.cluster.reach.Ticker;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.turn.ThisNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Looks now and then whether turns that are followed here were lost with other nodes. */
public final class LostTurns implements AutoCloseable {

  private final ThisNode node;
  private final SharedPlaces places;
  private final Ticker ticker;

  public LostTurns(ThisNode node, SharedPlaces places, Duration period) {
    this.node = node;
    this.places = places;
    this.ticker = new Ticker("lost-turns", period, this::look);
  }

  /** Begins to look. */
  public void start() {
    ticker.start();
  }

  private void look() {
    Map<SessionId, TurnId> elsewhere = node.openElsewhere();
    if (elsewhere.isEmpty()) {
      return;
    }
    for (SessionId session : places.lost(elsewhere)) {
      Optional.ofNullable(elsewhere.get(session))
          .filter(turn -> places.endIfLost(session, turn))
          .ifPresent(turn -> node.over(session, turn));
    }
  }

  @Override
  public void close() {
    ticker.close();
  }
}

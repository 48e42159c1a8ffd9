package dev.haystack.application.session;

import dev.haystack.application.turn.ActiveTurns;
import dev.haystack.application.turn.SharedLeases;
import dev.haystack.cluster.reach.Ticker;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Looks now and then whether turns that are followed here were lost with other nodes. */
public final class LostTurns implements AutoCloseable {

  private final SessionFollowers followers;
  private final ActiveTurns turns;
  private final SharedLeases leases;
  private final Ticker ticker;

  public LostTurns(
      SessionFollowers followers, ActiveTurns turns, SharedLeases leases, Duration period) {
    this.followers = followers;
    this.turns = turns;
    this.leases = leases;
    this.ticker = new Ticker("lost-turns", period, this::look);
  }

  /** Begins to look. */
  public void start() {
    ticker.start();
  }

  private void look() {
    Map<SessionId, TurnId> elsewhere = new HashMap<>(followers.openTurns());
    elsewhere.entrySet().removeIf(open -> turns.knows(open.getKey(), open.getValue()));
    if (elsewhere.isEmpty()) {
      return;
    }
    for (SessionId session : leases.lost(elsewhere)) {
      Optional.ofNullable(elsewhere.get(session))
          .filter(turn -> leases.endIfLost(session, turn))
          .ifPresent(turn -> followers.turnOver(session, turn));
    }
  }

  @Override
  public void close() {
    ticker.close();
  }
}

package dev.haystack.cluster.line;

import static java.util.Objects.requireNonNull;

import dev.haystack.cluster.log.TieredEventLog;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.shared.Line;
import dev.haystack.port.shared.TurnLines.Holder;
import dev.haystack.port.turn.QueuePosition;
import dev.haystack.port.turn.TurnClaim;
import dev.haystack.port.turn.TurnPlace;
import dev.haystack.port.turn.TurnPlaces;
import dev.haystack.port.turn.WorkClaim;
import dev.haystack.port.turn.WorkPlace;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** Places among the turns of this node first, and then among those of all nodes. */
public final class SharedPlaces implements TurnPlaces {

  private final TurnPlaces own;
  private final NodeLines lines;
  private final TieredEventLog log;
  private final RecoverTurn recoverTurn;
  private final InstantSource clock;
  private final IntSupplier inFlightPerUserMax;

  /**
   * With the lines of all nodes.
   *
   * @param own this node's, which need not keep users to their limit
   */
  public SharedPlaces(
      TurnPlaces own,
      NodeLines lines,
      TieredEventLog log,
      RecoverTurn recoverTurn,
      InstantSource clock,
      IntSupplier inFlightPerUserMax) {
    this.own = own;
    this.lines = lines;
    this.log = log;
    this.recoverTurn = recoverTurn;
    this.clock = clock;
    this.inFlightPerUserMax = inFlightPerUserMax;
  }

  @Override
  public TurnPlace enter(TurnClaim claim, Consumer<QueuePosition> waiting) {
    return new SharedPlace(
        claim.session(),
        own.enter(claim, waiting),
        new BothSeats(lines, claim, inFlightPerUserMax.getAsInt(), waiting),
        log,
        recoverTurn);
  }

  @Override
  public WorkPlace enter(WorkClaim claim) {
    var arrival = new NodeLines.Arrival(new TurnId(claim.id()), claim.sinceMillis(), () -> {});
    var ofUser =
        new NodeLines.WantedPlace(Line.of(claim.user()), inFlightPerUserMax.getAsInt(), _ -> {});
    return new SharedWorkPlace(own.enter(claim), lines, arrival, ofUser);
  }

  /** The running turns among those given that no node works on any more. */
  List<SessionId> lost(Map<SessionId, TurnId> running) {
    List<SessionId> sessions = List.copyOf(running.keySet());
    List<List<Holder>> holders =
        lines.holders(sessions.stream().map(Line::of).toList()).orElse(List.of());
    List<SessionId> lost = new ArrayList<>();
    for (int i = 0; i < holders.size(); i++) {
      SessionId session = sessions.get(i);
      TurnId turn = requireNonNull(running.get(session));
      if (holders.get(i).stream()
          .noneMatch(holder -> holder.live() && holder.ticket().turn().equals(turn))) {
        lost.add(session);
      }
    }
    return lost;
  }

  @Override
  public boolean endIfLost(SessionId session, TurnId turn) {
    if (lost(Map.of(session, turn)).isEmpty()) {
      return false;
    }
    var place = new TurnId("recovery of " + turn.value());
    var arrival = new NodeLines.Arrival(place, clock.millis(), () -> {});
    var wanted = new NodeLines.WantedPlace(Line.of(session), 1, _ -> {});
    try (Seat seat = lines.enter(arrival, List.of(wanted)).getFirst()) {
      // whoever has the place instead looks for lost turns too
      if (!seat.isShared() || seat.isDoubtful()) {
        return false;
      }
      log.catchUp(session, seat.fence());
      recoverTurn.recover(session);
      log.flush(session);
      return true;
    }
  }
}

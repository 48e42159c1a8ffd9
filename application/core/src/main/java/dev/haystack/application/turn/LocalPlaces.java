package dev.haystack.application.turn;

import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.turn.QueuePosition;
import dev.haystack.port.turn.TurnClaim;
import dev.haystack.port.turn.TurnPlace;
import dev.haystack.port.turn.TurnPlaces;
import dev.haystack.port.turn.WorkClaim;
import dev.haystack.port.turn.WorkPlace;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Places among the turns of this process, and other work. */
public final class LocalPlaces implements TurnPlaces {

  private final Admission admission;

  private LocalPlaces(Admission admission) {
    this.admission = admission;
  }

  /** For all turns there are. */
  public static LocalPlaces of(TurnLimits limits) {
    return of(() -> limits);
  }

  /** The same with limits that are asked for each time. */
  public static LocalPlaces of(Supplier<TurnLimits> limits) {
    return new LocalPlaces(Admission.of(limits, true));
  }

  /** For turns whose user is kept to the limit among all nodes, by others. */
  public static LocalPlaces beforeOthers(Supplier<TurnLimits> limits) {
    return new LocalPlaces(Admission.of(limits, false));
  }

  @Override
  public TurnPlace enter(TurnClaim claim, Consumer<QueuePosition> waiting) {
    return admission.enter(claim.user(), Optional.of(claim.session()), waiting);
  }

  @Override
  public WorkPlace enter(WorkClaim claim) {
    return admission.enter(claim.user(), Optional.empty(), _ -> {});
  }

  /** Whatever this process does not know may still be running elsewhere. */
  @Override
  public boolean endIfLost(SessionId session, TurnId turn) {
    return false;
  }
}

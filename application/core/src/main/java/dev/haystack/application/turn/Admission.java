package dev.haystack.application.turn;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.turn.QueuePosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Gives turns and other work their places: one turn at a time in a session, and no more than the
 * limit for a user, first come first served. Safe for use by many threads; its lock is held only
 * for bookkeeping.
 */
final class Admission {

  private final Supplier<Sizes> sizes;
  private final Map<UserId, Lane> lanes = new HashMap<>();
  private final Set<SessionId> busySessions = new HashSet<>();

  /** How many a user may have, of each kind. */
  record Sizes(int inFlightMax, int waitingMax, int presentMax) {}

  /** With sizes that are asked for each time: whoever has a place keeps it when they shrink. */
  Admission(Supplier<Sizes> sizes) {
    this.sizes = sizes;
  }

  /** Without the limit for a user's turns in flight if others see to it. */
  static Admission of(Supplier<TurnLimits> limits, boolean limiting) {
    return new Admission(() -> sizes(limits.get(), limiting));
  }

  private static Sizes sizes(TurnLimits limits, boolean limiting) {
    int inFlightMax = limits.inFlightPerUserMax();
    int presentMax = inFlightMax + limits.waitingPerUserMax();
    return new Sizes(limiting ? inFlightMax : presentMax, limits.waitingPerUserMax(), presentMax);
  }

  /** The turns of one user; there is none for a user without turns. */
  private static final class Lane {
    private final List<Place> waiting = new ArrayList<>();
    private int inFlight;

    int present() {
      return waiting.size() + inFlight;
    }

    boolean isEmpty() {
      return present() == 0;
    }
  }

  /** Takes the next place in line; refused if too many wait already. */
  synchronized Place enter(
      UserId user, Optional<SessionId> session, Consumer<QueuePosition> listener) {
    var place = new Place(this, user, session, listener);
    Lane lane = lanes.computeIfAbsent(user, _ -> new Lane());
    Sizes now = sizes.get();
    if (lane.waiting.size() >= now.waitingMax() || lane.present() >= now.presentMax()) {
      place.refuse();
      return place;
    }
    lane.waiting.add(place);
    admit(lane);
    return place;
  }

  /** Gives a place back, whether it waits or is used. */
  synchronized void leave(Place place) {
    Lane lane = lanes.get(place.user());
    if (lane == null) {
      return;
    }
    if (!lane.waiting.remove(place) && place.isFree()) {
      lane.inFlight--;
      place.session().ifPresent(busySessions::remove);
    }
    // a session may be waited for by a user who will learn that it is not theirs
    List.copyOf(lanes.values()).stream()
        .filter(other -> !other.waiting.isEmpty())
        .forEach(this::admit);
    if (lane.isEmpty()) {
      lanes.remove(place.user());
    }
  }

  /** How many users have a turn, running or waiting. */
  synchronized int users() {
    return lanes.size();
  }

  /** How many turns have their place. */
  synchronized int inFlight() {
    return lanes.values().stream().mapToInt(lane -> lane.inFlight).sum();
  }

  private void admit(Lane lane) {
    Map<SessionId, Integer> aheadInSession = new HashMap<>();
    int aheadOfUser = 0;
    int inFlightMax = sizes.get().inFlightMax();
    for (Place place : List.copyOf(lane.waiting)) {
      int ahead = place.session().map(id -> aheadInSession.merge(id, 1, Integer::sum)).orElse(1);
      if (ahead > 1 || place.session().filter(busySessions::contains).isPresent()) {
        place.waitAt(new QueuePosition(ahead, QueuePosition.Reason.SESSION_BUSY));
      } else if (lane.inFlight >= inFlightMax) {
        aheadOfUser++;
        place.waitAt(new QueuePosition(aheadOfUser, QueuePosition.Reason.USER_LIMIT));
      } else {
        lane.waiting.remove(place);
        lane.inFlight++;
        place
            .session()
            .ifPresent(
                id -> {
                  busySessions.add(id);
                  aheadInSession.remove(id);
                });
        place.admit();
      }
    }
  }
}

package dev.haystack.cluster.session;

import dev.haystack.cluster.copy.Tombstones;
import dev.haystack.cluster.copy.Tombstones.Tombstone;
import dev.haystack.cluster.reach.Reachability;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.shared.ReadPlace;
import dev.haystack.port.shared.SessionOffer;
import dev.haystack.port.shared.SharedSession;
import dev.haystack.port.shared.SharedSessions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Sessions deleted on this node, and what the shared store must still be told of that. */
final class SessionDeletions {

  /** The owner is unknown where the deletion was heard of only. */
  private record Deleted(SessionId id, Optional<UserId> owner) {}

  private final SharedSessions shared;
  private final Reachability reachability;
  private final Tombstones<Incarnation, Deleted> tombstones;

  SessionDeletions(
      SharedSessions shared, Reachability reachability, InstantSource clock, Duration timeout) {
    this.shared = shared;
    this.reachability = reachability;
    this.tombstones = new Tombstones<>(clock, timeout);
  }

  boolean contains(Incarnation incarnation) {
    return tombstones.contains(incarnation);
  }

  int untoldCount() {
    return tombstones.untoldCount();
  }

  void removeExpired() {
    tombstones.removeExpired();
  }

  void deletedElsewhere(SessionId id, Incarnation incarnation) {
    tombstones.add(incarnation, new Deleted(id, Optional.empty()), true);
  }

  /** Notes the deletion and tells the store, now or when it is back. */
  void delete(Session session) {
    var deleted = new Deleted(session.id(), Optional.of(session.owner()));
    tell(session.incarnation(), tombstones.add(session.incarnation(), deleted, false));
  }

  /** Tells the store what it may not know; after a loss all. */
  void tellAgain(boolean afterLoss) {
    tombstones.toTell(afterLoss).forEach(this::tell);
  }

  private void tell(Incarnation incarnation, Tombstone<Deleted> deletion) {
    SessionId id = deletion.deleted().id();
    if (reachability.tell(() -> shared.delete(id, incarnation))
        && reachability.tell(() -> deleteUnknownPart(deletion))) {
      tombstones.told(incarnation);
    }
  }

  /** Whoever deletes means what was said elsewhere too, of which this node could not know. */
  private void deleteUnknownPart(Tombstone<Deleted> deletion) {
    SessionId id = deletion.deleted().id();
    shared
        .exchange(id, new SessionOffer.Nothing(), ReadPlace.BEYOND)
        .map(SharedSession::session)
        .filter(there -> deletion.deleted().owner().filter(there::isOwnedBy).isPresent())
        .filter(there -> !there.createdAt().isAfter(deletion.at()))
        .ifPresent(
            there -> {
              shared.delete(id, there.incarnation());
              tombstones.add(there.incarnation(), deletion.deleted(), true);
            });
  }
}

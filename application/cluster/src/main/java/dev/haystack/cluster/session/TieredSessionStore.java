package dev.haystack.cluster.session;

import dev.haystack.cluster.copy.Unshared;
import dev.haystack.cluster.reach.Reachability;
import dev.haystack.domain.event.Durability;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.local.LocalSessions;
import dev.haystack.port.shared.ReadPlace;
import dev.haystack.port.shared.SessionOffer;
import dev.haystack.port.shared.SharedSession;
import dev.haystack.port.shared.SharedSessions;
import dev.haystack.port.store.SessionCopy;
import dev.haystack.port.store.SessionFate;
import dev.haystack.port.store.SessionStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sessions in memory over those that all nodes share.
 *
 * <p>Each call first brings the local copy and the shared session together. While the store is away
 * the copy alone answers, and is brought there later; a session deleted here stays deleted.
 */
public final class TieredSessionStore implements SessionStore {

  private static final int ROUNDS_MAX = 64;

  /** What has less left to live may be about to end in the store as it has here. */
  private static final Duration SOON = Duration.ofMinutes(1);

  private final LocalSessions local;
  private final SharedSessions shared;
  private final Reachability reachability;
  private final SessionReconciliation reconciliation;
  private final SessionDeletions deletions;
  private final Unshared unshared;

  public TieredSessionStore(
      LocalSessions local,
      SharedSessions shared,
      Reachability reachability,
      InstantSource clock,
      Duration timeout) {
    this.local = local;
    this.shared = shared;
    this.reachability = reachability;
    this.deletions = new SessionDeletions(shared, reachability, clock, timeout);
    this.reconciliation =
        new SessionReconciliation(
            local, shared, new SessionOffers(clock, timeout), deletions::contains);
    this.unshared =
        new Unshared(
            reachability,
            clock,
            local::newestFirst,
            reconciliation::doubt,
            deletions::tellAgain,
            id -> meet(id, new SessionWish.Read()));
  }

  @Override
  public Optional<Session> find(SessionId id) {
    unshared.share(id);
    return local.find(id);
  }

  @Override
  public Optional<SessionCopy> copy(SessionId id) {
    unshared.share(id);
    return local.copy(id);
  }

  @Override
  public SessionCopy open(
      SessionId id, UserId owner, ProfileId profile, PersonaType persona, JsonObject context) {
    return unshared.with(
        id,
        () -> {
          // one that was deleted elsewhere is only noticed on the way
          for (int round = 0; round < ROUNDS_MAX; round++) {
            boolean isNew = local.find(id).isEmpty();
            SessionCopy opened = local.open(id, owner, profile, persona, context);
            SessionWish wish = wish(isNew, opened.session().isOwnedBy(owner));
            if (meet(id, wish).isEmpty()) {
              unshared.add(id);
              return opened;
            }
            Optional<SessionCopy> met = local.copy(id);
            if (met.isPresent()) {
              return met.get();
            }
          }
          // others delete it all the time: it is brought to the store when they leave off
          SessionCopy alone = local.open(id, owner, profile, persona, context);
          unshared.add(id);
          return alone;
        });
  }

  private static SessionWish wish(boolean isNew, boolean isOwners) {
    if (isNew) {
      return new SessionWish.Make();
    }
    return isOwners ? new SessionWish.Use() : new SessionWish.Read();
  }

  @Override
  public Optional<Durability> append(SessionId id, Incarnation incarnation, Message message) {
    return unshared.with(
        id,
        () -> {
          Optional<Set<MessageId>> added = meet(id, new SessionWish.Add(incarnation, message));
          if (added.isPresent()) {
            return added.filter(ids -> ids.contains(message.id())).map(_ -> Durability.SHARED);
          }
          Optional<Durability> held =
              reconciliation.heldAs(id, incarnation).flatMap(now -> local.append(id, now, message));
          held.ifPresent(_ -> unshared.add(id));
          return held;
        });
  }

  @Override
  public List<Message> messages(SessionId id) {
    unshared.share(id);
    return local.messages(id);
  }

  @Override
  public void mergeContext(SessionId id, Incarnation incarnation, JsonObject patch) {
    unshared.locked(
        id,
        () -> {
          if (local.find(id).isEmpty() && meet(id, new SessionWish.Read()).isEmpty()) {
            return;
          }
          if (reconciliation.mergeContext(id, incarnation, patch)
              && meet(id, new SessionWish.Use()).isEmpty()) {
            unshared.add(id);
          }
        });
  }

  @Override
  public void delete(SessionId id) {
    unshared.locked(
        id,
        () -> {
          var _ = meet(id, new SessionWish.Read());
          Optional<Session> known = local.find(id);
          forget(id);
          known.ifPresent(deletions::delete);
        });
  }

  /** Whether the session held here under that id is another one. */
  public boolean holdsAnother(SessionId id, Incarnation incarnation) {
    return local.find(id).filter(held -> !held.incarnation().equals(incarnation)).isPresent();
  }

  /** Lets go of the local copy, because another node has deleted that session. */
  public void deletedElsewhere(SessionId id, Incarnation incarnation) {
    unshared.locked(
        id,
        () -> {
          deletions.deletedElsewhere(id, incarnation);
          if (local.find(id).filter(s -> s.incarnation().equals(incarnation)).isPresent()) {
            forget(id);
          }
        });
  }

  /**
   * Brings to the shared store what it may not have of the session, and says whether it has all.
   */
  public boolean bringUp(SessionId id) {
    if (unshared.contains(id)) {
      unshared.share(id);
    }
    return !unshared.contains(id);
  }

  /** Whether there is a session of that user under that id. */
  public boolean isOf(SessionId id, UserId user) {
    return find(id).filter(session -> session.isOwnedBy(user)).isPresent();
  }

  /** What has become of a session that is no longer held here. */
  public SessionFate fate(Session gone) {
    return reachability.ask(() -> sharedFate(gone)).orElse(SessionFate.UNKNOWN);
  }

  private SessionFate sharedFate(Session gone) {
    Optional<SharedSession> there =
        shared
            .exchange(gone.id(), new SessionOffer.Nothing(), ReadPlace.BEYOND)
            .filter(found -> found.session().incarnation().equals(gone.incarnation()));
    if (there.isPresent()) {
      boolean endsSoon = there.get().remaining().compareTo(SOON) < 0;
      return endsSoon ? SessionFate.UNKNOWN : SessionFate.OTHER;
    }
    return shared.isDeleted(gone.incarnation()) ? SessionFate.OTHER : SessionFate.ENDED;
  }

  /** Whether the shared store has all that is held of the session here, as far as is known. */
  public boolean isShared(SessionId id) {
    return !unshared.contains(id);
  }

  /** How many sessions hold what the shared store may not have, and how many deletions. */
  public int aheadCount() {
    return unshared.count() + deletions.untoldCount();
  }

  /** Gives back the memory of what has expired; to be called now and then. */
  public void removeExpired() {
    deletions.removeExpired();
    reconciliation.removeExpired();
    unshared.removeExpired(id -> local.find(id).isPresent());
  }

  /** Nothing if the copy alone has to do; the caller holds the session's lock. */
  private Optional<Set<MessageId>> meet(SessionId id, SessionWish wish) {
    if (!reachability.isInReach()) {
      return Optional.empty();
    }
    Optional<Set<MessageId>> added =
        reachability.ask(() -> reconciliation.meet(id, wish)).flatMap(met -> met);
    if (added.isPresent()) {
      unshared.remove(id);
      if (wish.isUse()) {
        unshared.written(id);
      }
    }
    return added;
  }

  private void forget(SessionId id) {
    reconciliation.forget(id);
    unshared.remove(id);
  }
}

package dev.haystack.cluster.session;

import dev.haystack.cluster.copy.RecentWrites;
import dev.haystack.cluster.copy.StripedLocks;
import dev.haystack.cluster.copy.WriteBack;
import dev.haystack.cluster.reach.Reachability;
import dev.haystack.cluster.reach.StoreChange;
import dev.haystack.domain.event.Durability;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.local.LocalSessions;
import dev.haystack.port.shared.SharedSessions;
import dev.haystack.port.store.SessionCopy;
import dev.haystack.port.store.SessionStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sessions in memory over those that all nodes share.
 *
 * <p>Each call first brings the local copy and the shared session together. While the store is away
 * the copy alone answers, and is brought there later; a session deleted here stays deleted.
 */
public final class TieredSessionStore implements SessionStore {

  /** From the word that the store is back until calls go through. */
  private static final Duration RETURN_MAX = Duration.ofSeconds(5);

  private static final int ROUNDS_MAX = 64;

  private final LocalSessions local;
  private final Reachability reachability;
  private final SessionReconciliation reconciliation;
  private final ContextPatches patches = new ContextPatches();
  private final SessionDeletions deletions;
  private final StripedLocks locks = new StripedLocks();
  private final Set<SessionId> ahead = ConcurrentHashMap.newKeySet();
  private final Set<SessionId> doubted = ConcurrentHashMap.newKeySet();
  private final RecentWrites recent;
  private final WriteBack writeBack;

  public TieredSessionStore(
      LocalSessions local,
      SharedSessions shared,
      Reachability reachability,
      InstantSource clock,
      Duration timeout) {
    this.local = local;
    this.reachability = reachability;
    this.deletions = new SessionDeletions(shared, reachability, clock, timeout);
    this.recent = new RecentWrites(clock);
    this.reconciliation =
        new SessionReconciliation(
            local, shared, new SessionOffers(clock, timeout), patches, deletions::contains);
    this.writeBack = new WriteBack(reachability, this::waiting, this::push);
    reachability.onChange(this::changed);
  }

  @Override
  public Optional<Session> find(SessionId id) {
    read(id);
    return local.find(id);
  }

  @Override
  public Optional<SessionCopy> copy(SessionId id) {
    read(id);
    return local.copy(id);
  }

  @Override
  public SessionCopy open(SessionId id, UserId owner, PersonaType persona, JsonObject context) {
    return locks.with(
        id,
        () -> {
          // one that was deleted elsewhere is only noticed on the way
          for (int round = 0; round < ROUNDS_MAX; round++) {
            boolean isNew = local.find(id).isEmpty();
            SessionCopy opened = local.open(id, owner, persona, context);
            SessionWish wish = wish(isNew, opened.session().isOwnedBy(owner));
            if (meet(id, wish).isEmpty()) {
              ahead(id);
              return opened;
            }
            Optional<SessionCopy> met = local.copy(id);
            if (met.isPresent()) {
              return met.get();
            }
          }
          // others delete it all the time: it is brought to the store when they leave off
          SessionCopy alone = local.open(id, owner, persona, context);
          ahead(id);
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
  public Optional<Durability> append(SessionId id, Message message) {
    return locks.with(
        id,
        () -> {
          Optional<Set<MessageId>> added = meet(id, new SessionWish.Add(message));
          if (added.isPresent()) {
            return added.filter(ids -> ids.contains(message.id())).map(_ -> Durability.SHARED);
          }
          Optional<Durability> held = local.append(id, message);
          held.ifPresent(_ -> ahead(id));
          return held;
        });
  }

  @Override
  public List<Message> messages(SessionId id) {
    read(id);
    return local.messages(id);
  }

  @Override
  public List<Message> messagesBefore(SessionId id, MessageId before, int limit) {
    read(id);
    return local.messagesBefore(id, before, limit);
  }

  @Override
  public List<Message> newestMessages(SessionId id, int limit) {
    read(id);
    return local.newestMessages(id, limit);
  }

  @Override
  public void mergeContext(SessionId id, JsonObject patch) {
    boolean _ =
        locks.with(
            id,
            () -> {
              if (local.find(id).isEmpty() && meet(id, new SessionWish.Read()).isEmpty()) {
                return false;
              }
              local.mergeContext(id, patch);
              if (local.find(id).isPresent()) {
                patches.add(id, patch);
                if (meet(id, new SessionWish.Use()).isEmpty()) {
                  ahead(id);
                }
              }
              return true;
            });
  }

  @Override
  public void delete(SessionId id) {
    boolean _ =
        locks.with(
            id,
            () -> {
              var _ = meet(id, new SessionWish.Read());
              Optional<Session> known = local.find(id);
              forget(id);
              known.ifPresent(deletions::delete);
              return true;
            });
  }

  /** Whether the session held here under that id is another one. */
  public boolean holdsAnother(SessionId id, Incarnation incarnation) {
    return local.find(id).filter(held -> !held.incarnation().equals(incarnation)).isPresent();
  }

  /** Lets go of the local copy, because another node has deleted that session. */
  public void deletedElsewhere(SessionId id, Incarnation incarnation) {
    boolean _ =
        locks.with(
            id,
            () -> {
              deletions.deletedElsewhere(id, incarnation);
              if (local.find(id).filter(s -> s.incarnation().equals(incarnation)).isPresent()) {
                forget(id);
              }
              return true;
            });
  }

  /**
   * Brings to the shared store what it may not have of the session, and says whether it has all.
   */
  public boolean bringUp(SessionId id) {
    if (ahead.contains(id)) {
      push(id);
    }
    return !ahead.contains(id);
  }

  /** How many sessions hold what the shared store may not have, and how many deletions. */
  public int aheadCount() {
    return ahead.size() + deletions.untoldCount();
  }

  /** Gives back the memory of what has expired; to be called now and then. */
  public void removeExpired() {
    deletions.removeExpired();
    recent.removeExpired();
    reconciliation.removeExpired();
    patches.keepOnly(id -> local.find(id).isPresent());
    ahead.removeIf(id -> local.find(id).isEmpty());
    if (reachability.isInReach() && !ahead.isEmpty()) {
      writeBack.start();
    }
  }

  private void read(SessionId id) {
    if (reachability.isInReach()) {
      var _ = locks.with(id, () -> meet(id, new SessionWish.Read()));
    }
  }

  /** Nothing if the copy alone has to do; the caller holds the session's lock. */
  private Optional<Set<MessageId>> meet(SessionId id, SessionWish wish) {
    if (!reachability.isInReach()) {
      return Optional.empty();
    }
    if (doubted.remove(id)) {
      reconciliation.doubt(id);
    }
    Optional<Set<MessageId>> added =
        reachability.ask(() -> reconciliation.meet(id, wish)).flatMap(met -> met);
    if (added.isPresent()) {
      ahead.remove(id);
      if (wish.isUse()) {
        recent.add(id);
      }
    }
    return added;
  }

  private void ahead(SessionId id) {
    ahead.add(id);
    if (reachability.isInReach()) {
      writeBack.start();
    }
  }

  private void forget(SessionId id) {
    reconciliation.drop(id);
    ahead.remove(id);
    doubted.remove(id);
  }

  private void changed(StoreChange change) {
    switch (change) {
      case AWAY -> recent.away();
      case BACK -> {
        doubt(recent.takeBeforeBreak());
        Thread.startVirtualThread(() -> bringBack(false));
      }
      case LOST -> {
        doubt(local.newestFirst());
        Thread.startVirtualThread(() -> bringBack(true));
      }
    }
  }

  private void doubt(List<SessionId> sessions) {
    doubted.addAll(sessions);
    ahead.addAll(sessions);
  }

  private void bringBack(boolean afterLoss) {
    if (!reachability.awaitInReach(RETURN_MAX)) {
      return;
    }
    // before anything else, so that nothing deleted is brought back
    deletions.tellAgain(afterLoss);
    writeBack.start();
  }

  private List<SessionId> waiting() {
    return local.newestFirst().stream().filter(ahead::contains).toList();
  }

  private void push(SessionId id) {
    var _ = locks.with(id, () -> meet(id, new SessionWish.Read()));
  }
}

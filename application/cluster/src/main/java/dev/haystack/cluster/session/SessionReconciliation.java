package dev.haystack.cluster.session;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.local.LocalSessions;
import dev.haystack.port.shared.ReadPlace;
import dev.haystack.port.shared.SessionOffer;
import dev.haystack.port.shared.SharedSession;
import dev.haystack.port.shared.SharedSessions;
import dev.haystack.port.store.SessionCopy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Brings the local copy of a session and the shared session together; whoever calls holds the
 * session's lock.
 *
 * <p>What the store does not have yet is offered to it, and what it has is taken over, in its
 * order. A copy changes only when all of that is known.
 */
final class SessionReconciliation {

  private static final Journal JOURNAL = Journal.of(SessionReconciliation.class);
  private static final int ROUNDS_MAX = 64;

  private final LocalSessions local;
  private final SharedSessions shared;
  private final SessionOffers offers;
  private final Predicate<Incarnation> deletedHere;
  private final ContextPatches patches = new ContextPatches();
  private final Map<SessionId, SessionLink> links = new ConcurrentHashMap<>();
  private final Set<SessionId> doubted = ConcurrentHashMap.newKeySet();

  SessionReconciliation(
      LocalSessions local,
      SharedSessions shared,
      SessionOffers offers,
      Predicate<Incarnation> deletedHere) {
    this.local = local;
    this.shared = shared;
    this.offers = offers;
    this.deletedHere = deletedHere;
  }

  /**
   * Does what is wished for and says which messages are new in the shared session; nothing if other
   * nodes changed it too often meanwhile.
   */
  Optional<Set<MessageId>> meet(SessionId id, SessionWish wish) {
    if (doubted.remove(id)) {
      links.computeIfPresent(id, (_, link) -> link.forgotten());
    }
    SessionWish now = wish;
    for (int round = 0; round < ROUNDS_MAX; round++) {
      Optional<Set<MessageId>> added = round(id, now);
      if (added.isPresent()) {
        return added;
      }
      if (now instanceof SessionWish.Make && local.find(id).isEmpty()) {
        // it turned out to be another's, or deleted
        now = new SessionWish.Read();
      }
    }
    return Optional.empty();
  }

  /**
   * Changes the context of the local copy, if it is of that session, and says whether it is; the
   * next meeting brings that to the store.
   */
  boolean mergeContext(SessionId id, Incarnation incarnation, JsonObject patch) {
    Optional<Incarnation> held = heldAs(id, incarnation);
    held.ifPresent(
        now -> {
          local.mergeContext(id, now, patch);
          patches.add(id, patch);
        });
    return held.isPresent();
  }

  /** Under which incarnation that session is held here, if it is. */
  Optional<Incarnation> heldAs(SessionId id, Incarnation incarnation) {
    return local.find(id).filter(held -> linkOf(held).isOf(incarnation)).map(Session::incarnation);
  }

  /** The store may have lost what it had of the session; needs no lock. */
  void doubt(SessionId id) {
    doubted.add(id);
  }

  /** Lets go of the local copy and of what was known of it. */
  void forget(SessionId id) {
    drop(id);
    doubted.remove(id);
  }

  void removeExpired() {
    Predicate<SessionId> isGone = id -> local.find(id).isEmpty();
    links.keySet().removeIf(isGone);
    doubted.removeIf(isGone);
    patches.keepOnly(isGone.negate());
  }

  private void drop(SessionId id) {
    local.delete(id);
    links.remove(id);
    patches.clear(id);
  }

  private Optional<Set<MessageId>> round(SessionId id, SessionWish wish) {
    Optional<SessionCopy> copy = local.copy(id);
    SessionLink link = copy.map(held -> linkOf(held.session())).orElse(SessionOffers.STRANGER);
    boolean isFresh = wish instanceof SessionWish.Make;
    // one that the store has never had can only be deleted by us
    boolean isMissing = copy.isPresent() && !link.isThere() && links.containsKey(id);
    if (isMissing && isDeleted(link.incarnation())) {
      drop(id);
      return Optional.empty();
    }
    boolean isOfAnother = copy.isPresent() && !wish.isFor(link::isOf);
    SessionOffers.Prepared offer =
        offers.prepare(copy, link, isOfAnother ? new SessionWish.Read() : wish);
    Optional<SharedSession> answer = shared.exchange(id, offer.offer(), link.place());
    if (answer.isEmpty()) {
      copy.ifPresent(_ -> links.put(id, link.missing()));
      return copy.isPresent() ? Optional.empty() : Optional.of(Set.of());
    }
    SharedSession there = answer.get();
    Incarnation incarnation = there.session().incarnation();
    boolean isNew = copy.isEmpty() || (there.made() && !isFresh);
    if (isNew && isDeleted(incarnation)) {
      shared.delete(id, incarnation);
      drop(id);
      return Optional.empty();
    }
    return copy.isPresent() && !incarnation.equals(link.incarnation())
        ? another(copy.get(), link, offer, there)
        : settle(copy, link, offer, there);
  }

  private SessionLink linkOf(Session session) {
    return Optional.ofNullable(links.get(session.id()))
        .filter(link -> link.incarnation().equals(session.incarnation()))
        .orElseGet(() -> SessionLink.none(session.incarnation()));
  }

  private boolean isDeleted(Incarnation incarnation) {
    return deletedHere.test(incarnation) || shared.isDeleted(incarnation);
  }

  /** Under the same id there is another session than the one held here. */
  private Optional<Set<MessageId>> another(
      SessionCopy copy, SessionLink link, SessionOffers.Prepared offer, SharedSession there) {
    SessionId id = copy.session().id();
    if (!there.session().mayJoin(copy.session())) {
      if (!copy.messages().isEmpty()) {
        JOURNAL.tell(JournalEvent.SESSION_GAVE_WAY, Detail.session(id));
      }
      drop(id);
      return Optional.empty();
    }
    if (offer.offer() instanceof SessionOffer.Whole) {
      return settle(Optional.of(copy), link, offer, there);
    }
    // its messages join the other session, unless it was deleted
    links.put(id, link.forgotten().missing());
    return Optional.empty();
  }

  private Optional<Set<MessageId>> settle(
      Optional<SessionCopy> copy,
      SessionLink link,
      SessionOffers.Prepared offer,
      SharedSession there) {
    SessionId id = there.session().id();
    if (there.stored() < link.stored()) {
      links.put(id, link.forgotten());
      return Optional.empty();
    }
    Optional<Tail> tail = readOn(there, link.place());
    Optional<Settled> context = settleContext(copy, link, there);
    if (tail.isEmpty() || context.isEmpty()) {
      return Optional.empty();
    }
    List<Message> all = joined(copy, link, offer, tail.get().messages());
    Session session =
        there
            .session()
            .changed(there.session().lastActivity(), all.size(), context.get().context());
    local.keep(new SessionCopy(session, all, there.remaining()));
    links.put(
        id,
        new SessionLink(
            there.session().incarnation(),
            tail.get().end(),
            link.held() + tail.get().messages().size(),
            context.get().version(),
            true,
            copy.isPresent() ? link.namesWhenJoining(there.session().incarnation()) : Set.of()));
    return offer.isComplete() ? Optional.of(there.added()) : Optional.empty();
  }

  /** All messages from that place on; nothing if they are gone again. */
  private Optional<Tail> readOn(SharedSession there, ReadPlace from) {
    List<Message> messages = new ArrayList<>(there.messages());
    var at = new ReadPlace(from.records() + there.read(), there.mark());
    while (at.records() < there.stored()) {
      Optional<SharedSession> more =
          shared.exchange(there.session().id(), new SessionOffer.Nothing(), at);
      if (more.isEmpty() || more.get().read() == 0) {
        return Optional.empty();
      }
      messages.addAll(more.get().messages());
      at = new ReadPlace(at.records() + more.get().read(), more.get().mark());
    }
    return Optional.of(new Tail(messages, at));
  }

  private static List<Message> joined(
      Optional<SessionCopy> copy,
      SessionLink link,
      SessionOffers.Prepared offer,
      List<Message> tail) {
    if (copy.isEmpty()) {
      return tail;
    }
    List<Message> held = copy.get().messages();
    List<Message> all = new ArrayList<>(held.subList(0, link.held()));
    all.addAll(tail);
    Set<MessageId> known = new HashSet<>(all.size());
    all.forEach(message -> known.add(message.id()));
    // what was offered is in the store's list now, or was there already under another id
    held.subList(link.held() + offer.offered(), held.size()).stream()
        .filter(message -> known.add(message.id()))
        .forEach(all::add);
    return all;
  }

  private Optional<Settled> settleContext(
      Optional<SessionCopy> copy, SessionLink link, SharedSession there) {
    SessionId id = there.session().id();
    boolean isLost = there.contextVersion() < link.contextVersion();
    JsonObject wanted =
        patches.applyTo(
            id,
            there.session().context(),
            copy.filter(_ -> isLost).map(held -> held.session().context()));
    if (there.made() || wanted.equals(there.session().context())) {
      patches.clear(id);
      return Optional.of(new Settled(there.session().context(), there.contextVersion()));
    }
    long version = Math.max(there.contextVersion(), link.contextVersion()) + 1;
    var change = new SharedSessions.ContextChange(there.contextVersion(), version, wanted);
    if (!shared.setContext(id, there.session().incarnation(), change)) {
      return Optional.empty();
    }
    patches.clear(id);
    return Optional.of(new Settled(wanted, version));
  }

  private record Settled(JsonObject context, long version) {}

  private record Tail(List<Message> messages, ReadPlace end) {}
}

package dev.haystack.outbound.memory;

import dev.haystack.domain.event.Durability;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.MergePatch;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.local.LocalSessions;
import dev.haystack.port.store.SessionCopy;
import dev.haystack.port.store.SessionEnd;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Sessions in this process's memory.
 *
 * <p>Over the largest number of sessions, those that were not used for the longest time are removed
 * first. Readers never wait; a write waits only for writes of the same session.
 */
public final class MemorySessionStore implements LocalSessions {

  /** How many sessions are held unless told otherwise. */
  public static final int SESSIONS_MAX = 100_000;

  private final InstantSource clock;
  private final Supplier<String> ids;
  private final Duration timeout;
  private final ExpiringMap<SessionId, StoredSession> sessions;

  public MemorySessionStore(InstantSource clock, Supplier<String> ids, Duration timeout) {
    this(clock, ids, timeout, SESSIONS_MAX);
  }

  /** With another largest number of sessions. */
  public MemorySessionStore(
      InstantSource clock, Supplier<String> ids, Duration timeout, int sessionsMax) {
    this(clock, ids, timeout, sessionsMax, new Accounts(), SessionEnd.UNHEARD);
  }

  /**
   * Also says there what each session weighs.
   *
   * @param ends hears of sessions that have gone though nobody has deleted them
   */
  MemorySessionStore(
      InstantSource clock,
      Supplier<String> ids,
      Duration timeout,
      int sessionsMax,
      Accounts accounts,
      BiConsumer<Session, SessionEnd> ends) {
    this.ids = ids;
    this.clock = clock;
    this.timeout = timeout;
    this.sessions =
        new ExpiringMap<>(
            clock,
            timeout,
            sessionsMax,
            (id, stored) -> weigh(accounts, id, stored),
            (stored, why) -> ends.accept(stored.session(), why));
  }

  private static void weigh(Accounts accounts, SessionId id, Optional<StoredSession> stored) {
    stored.ifPresentOrElse(
        held -> accounts.weighSession(id, Optional.of(held.session().owner()), held.weight()),
        () -> accounts.weighSession(id, Optional.empty(), 0));
  }

  @Override
  public Optional<Session> find(SessionId id) {
    return sessions.find(id).map(StoredSession::session);
  }

  @Override
  public SessionCopy open(
      SessionId id, UserId owner, ProfileId profile, PersonaType persona, JsonObject context) {
    return sessions.change(
        id,
        present -> {
          Instant now = clock.instant();
          if (present.filter(stored -> !stored.session().isOwnedBy(owner)).isPresent()) {
            return EntryStep.none(
                whole(present.get(), sessions.remaining(id).orElse(Duration.ZERO)));
          }
          StoredSession opened =
              present
                  .map(stored -> stored.used(now))
                  .orElseGet(() -> fresh(id, owner, profile, persona, context, now));
          return EntryStep.to(opened, whole(opened, timeout));
        });
  }

  private StoredSession fresh(
      SessionId id,
      UserId owner,
      ProfileId profile,
      PersonaType persona,
      JsonObject context,
      Instant now) {
    return StoredSession.of(
        new Session(
            id,
            new Incarnation(ids.get()),
            owner,
            Optional.of(profile),
            persona,
            now,
            now,
            0,
            context),
        List.of());
  }

  @Override
  public Optional<Durability> append(SessionId id, Incarnation incarnation, Message message) {
    return sessions.change(
        id,
        present ->
            present
                .filter(stored -> stored.is(incarnation) && !stored.holds(message))
                .map(
                    stored ->
                        EntryStep.to(
                            stored.with(message, clock.instant()), Optional.of(Durability.MEMORY)))
                .orElseGet(() -> EntryStep.none(Optional.empty())));
  }

  @Override
  public List<Message> messages(SessionId id) {
    return sessions.find(id).map(StoredSession::messages).orElse(List.of());
  }

  @Override
  public void mergeContext(SessionId id, Incarnation incarnation, JsonObject patch) {
    boolean _ =
        sessions.change(
            id,
            present ->
                present
                    .filter(stored -> stored.is(incarnation))
                    .map(stored -> EntryStep.to(merged(stored, patch), true))
                    .orElseGet(() -> EntryStep.none(false)));
  }

  private StoredSession merged(StoredSession stored, JsonObject patch) {
    JsonObject context = MergePatch.apply(stored.session().context(), patch);
    return stored.with(context, clock.instant());
  }

  @Override
  public void delete(SessionId id) {
    sessions.remove(id);
  }

  /** Removes it because others need its room. */
  void giveUp(SessionId id) {
    sessions.giveUp(id);
  }

  @Override
  public Optional<SessionCopy> copy(SessionId id) {
    Optional<Duration> remaining = sessions.remaining(id);
    return sessions.find(id).flatMap(stored -> remaining.map(left -> whole(stored, left)));
  }

  private static SessionCopy whole(StoredSession stored, Duration remaining) {
    return new SessionCopy(stored.session(), stored.messages(), remaining);
  }

  @Override
  public void keep(SessionCopy copy) {
    SessionId id = copy.session().id();
    StoredSession kept =
        sessions
            .find(id)
            .map(held -> held.as(copy.session(), copy.messages()))
            .orElseGet(() -> StoredSession.of(copy.session(), copy.messages()));
    sessions.keep(id, kept, copy.remaining());
  }

  @Override
  public List<SessionId> newestFirst() {
    return sessions.newestFirst();
  }

  /** Gives back the memory of expired sessions; to be called now and then. */
  public void removeExpired() {
    sessions.removeExpired();
  }

  /** How many sessions take up memory. */
  public int size() {
    return sessions.size();
  }
}

package dev.haystack.cluster;

import static dev.haystack.kit.Examples.PROFILE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.turn.LocalPlaces;
import dev.haystack.application.turn.TurnLimits;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.outbound.memory.MemoryBounds;
import dev.haystack.outbound.memory.MemoryOutboxLimits;
import dev.haystack.outbound.memory.MemoryStore;
import dev.haystack.outbound.memory.MemoryStoreLimits;
import dev.haystack.port.shared.SharedStore;
import dev.haystack.port.store.SessionCopy;
import dev.haystack.port.tracing.Tracing;
import dev.haystack.port.turn.ThisNode;
import dev.haystack.port.turn.TurnClaim;
import dev.haystack.port.turn.TurnPlace;
import dev.haystack.port.turn.TurnPlaces;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A node of several, without a turn engine, which notes what others want of it. */
final class NotingNode implements ThisNode, AutoCloseable {

  private static final Duration LONG = Duration.ofHours(1);

  final MemoryStore local;
  final List<String> happened = new CopyOnWriteArrayList<>();
  final Cluster cluster;
  final TurnPlaces places;
  private final Map<SessionId, TurnId> followed = new ConcurrentHashMap<>();

  NotingNode(SharedStore store) {
    this(store, MemoryBounds.NONE);
  }

  /** With a memory of that size. */
  NotingNode(SharedStore store, MemoryBounds bounds) {
    local =
        new MemoryStore(
            new MemoryStoreLimits(LONG, 100, LONG, 10_000, bounds, MemoryOutboxLimits.DEFAULT),
            InstantSource.system(),
            NotingNode::id);
    cluster =
        new Cluster(
            store,
            local,
            new Cluster.Lifetimes(LONG, LONG),
            NotingNode::id,
            _ -> {},
            InstantSource.system(),
            Tracing.OFF);
    places =
        cluster.places(
            LocalPlaces.beforeOthers(() -> TurnLimits.DEFAULT), () -> 10, this, cluster.log());
    assertEquals(Optional.empty(), cluster.start(_ -> {}));
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  SessionCopy open(SessionId session, UserId user) {
    return cluster
        .sessions()
        .open(session, user, PROFILE, PersonaType.WEB_ASSISTANT, JsonObject.EMPTY);
  }

  TurnClaim claim(TurnId turn, SessionId session, UserId user) {
    return new TurnClaim(turn, session, user, InstantSource.system().millis(), () -> {});
  }

  /** A place for which nobody has to wait. */
  TurnPlace placed(TurnId turn, SessionId session, UserId user) {
    TurnPlace place = places.enter(claim(turn, session, user), _ -> {});
    assertTrue(place.isFree());
    assertTrue(place.await());
    return place;
  }

  /** Somebody follows that turn here. */
  void follows(SessionId session, TurnId turn) {
    followed.put(session, turn);
  }

  @Override
  public void stop(SessionId session, UserId user, Optional<TurnId> turn) {
    happened.add("stop " + turn.map(TurnId::value).orElse("any"));
  }

  @Override
  public void consentAnswered(SessionId session, UserId user, String actionId, boolean isGranted) {
    happened.add("consent " + user.subject() + "'s " + actionId + " " + isGranted);
  }

  @Override
  public void endTurns(SessionId session) {
    happened.add("turns ended");
  }

  @Override
  public void tellDeleted(SessionId session) {
    happened.add("deleted");
  }

  @Override
  public Map<SessionId, TurnId> openElsewhere() {
    return Map.copyOf(followed);
  }

  @Override
  public void over(SessionId session, TurnId turn) {
    followed.remove(session, turn);
    happened.add("over");
  }

  @Override
  public void close() {
    cluster.close();
  }
}

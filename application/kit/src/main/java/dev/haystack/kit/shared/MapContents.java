package dev.haystack.kit.shared;

import dev.haystack.domain.session.SessionId;
import dev.haystack.kit.outbox.MapOutbox;
import dev.haystack.port.shared.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a store in maps holds; whoever touches it has its lock. */
final class MapContents {

  final InstantSource clock;
  final InstantSource nodesClock;
  final Map<SessionId, MapSession> sessions = new HashMap<>();
  final Map<SessionId, MapUiState> uiStates = new HashMap<>();
  final Map<SessionId, MapLog> logs = new HashMap<>();
  final ModelTurnLines lines;
  final MapOutbox violations;
  final Map<NodeId, MapBus> buses = new LinkedHashMap<>();
  final Map<MapBudgets.Day, Map<NodeId, Long>> tokens = new HashMap<>();
  private final Map<String, Instant> deleted = new HashMap<>();
  private String epoch = "";
  private long beat;

  MapContents(InstantSource clock, InstantSource nodesClock) {
    this.clock = clock;
    this.nodesClock = nodesClock;
    this.lines = new ModelTurnLines(clock);
    this.violations = new MapOutbox(nodesClock, SharedContents.VIOLATIONS_MAX);
  }

  Instant now() {
    return clock.instant();
  }

  /** The session, unless its life is over. */
  Optional<MapSession> session(SessionId id) {
    sessions.values().removeIf(session -> session.isOver(now()));
    return Optional.ofNullable(sessions.get(id));
  }

  /** The state of the session's page, unless its life is over. */
  Optional<MapUiState> uiState(SessionId id) {
    uiStates.values().removeIf(state -> !state.ends().isAfter(now()));
    return Optional.ofNullable(uiStates.get(id));
  }

  /** The session's log, unless its life is over. */
  Optional<MapLog> log(SessionId id) {
    logs.values().removeIf(log -> log.isOver(now()));
    return Optional.ofNullable(logs.get(id));
  }

  /** Remembers that what was called so is deleted. */
  void bury(String name, Duration kept) {
    deleted.put(name, now().plus(kept));
  }

  boolean isBuried(String name) {
    deleted.values().removeIf(end -> !end.isAfter(now()));
    return deleted.containsKey(name);
  }

  /** The name of all this, empty if nobody looked yet. */
  String epoch() {
    return epoch;
  }

  long look() {
    if (epoch.isEmpty()) {
      epoch = UUID.randomUUID().toString();
    }
    return ++beat;
  }

  void rename(String from) {
    if (epoch.equals(from)) {
      epoch = UUID.randomUUID().toString();
    }
  }

  void clear() {
    sessions.clear();
    uiStates.clear();
    logs.clear();
    lines.empty();
    violations.clear();
    tokens.clear();
    deleted.clear();
    epoch = "";
    beat = 0;
  }
}

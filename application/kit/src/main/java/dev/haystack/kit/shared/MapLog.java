package dev.haystack.kit.shared;

import dev.haystack.domain.event.LogEntry;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.port.shared.LogBatch;
import dev.haystack.port.shared.LogView;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.SharedEventLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An event log as a store in maps holds it. */
final class MapLog {

  LogPosition position;
  long fence;
  private Optional<NodeId> writer = Optional.empty();
  private final List<LoggedEvent> events = new ArrayList<>();
  private final Map<NodeId, Instant> watchers = new HashMap<>();
  private Instant eventsEnd = Instant.MAX;
  private Instant end = Instant.MAX;

  MapLog(LogPosition position, long fence) {
    this.position = position;
    this.fence = fence;
  }

  boolean isOver(Instant now) {
    return !end.isAfter(now);
  }

  void keepUntil(Instant logsEnd) {
    end = logsEnd;
  }

  void writtenBy(NodeId node) {
    writer = Optional.of(node);
  }

  void watch(NodeId node, Instant now) {
    watchers.put(node, now.plus(SharedEventLog.WATCHED_FOR));
  }

  void unwatch(NodeId node) {
    watchers.remove(node);
  }

  /** The nodes that watch it, but for that one. */
  Set<NodeId> others(NodeId node, Instant now) {
    watchers.values().removeIf(until -> !until.isAfter(now));
    Map<NodeId, Instant> others = new HashMap<>(watchers);
    others.remove(node);
    return Set.copyOf(others.keySet());
  }

  /** Adds what is not there yet, up to a gap. */
  List<LoggedEvent> add(LogBatch batch, Instant now) {
    List<LoggedEvent> added = new ArrayList<>();
    long last = position.lastSequence();
    for (LogEntry entry : batch.entries()) {
      if (entry.last() > last && entry.first() == last + 1) {
        added.addAll(entry.events());
        last = entry.last();
      }
    }
    forgetOver(now);
    events.addAll(added);
    added.stream()
        .filter(event -> event.event() instanceof TurnEvent.Started)
        .mapToLong(event -> event.sequence() - SharedEventLog.EVENTS_KEPT)
        .forEach(oldest -> events.removeIf(event -> event.sequence() < oldest));
    position = new LogPosition(position.epoch(), last);
    eventsEnd = now.plus(SharedEventLog.EVENTS_KEPT_FOR);
    return added;
  }

  void move(LogPosition to) {
    if (to.lastSequence() != position.lastSequence()) {
      events.clear();
    }
    position = to;
  }

  /** The events that whoever knows that place asks for. */
  List<LoggedEvent> behind(LogPosition known, Instant now) {
    forgetOver(now);
    long from = known.epoch().equals(position.epoch()) ? known.lastSequence() : 0;
    return events.stream().filter(event -> event.sequence() > from).toList();
  }

  private void forgetOver(Instant now) {
    if (!eventsEnd.isAfter(now)) {
      events.clear();
    }
  }

  LogView view(NodeId node, Instant now, List<LoggedEvent> shown) {
    boolean ours = writer.filter(node::equals).isPresent();
    return new LogView(position, fence, ours, others(node, now).size(), shown);
  }
}

package dev.haystack.kit.shared;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.shared.LogBatch;
import dev.haystack.port.shared.LogLook;
import dev.haystack.port.shared.LogView;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.SharedEventLog;
import dev.haystack.port.shared.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shared event logs in a map, as one node sees them. */
final class MapEventLog implements SharedEventLog {

  private final MapReach reach;
  private final MapContents contents;
  private final NodeId self;

  MapEventLog(MapReach reach, NodeId self) {
    this.reach = reach;
    this.contents = reach.contents;
    this.self = self;
  }

  @Override
  public List<Optional<LogView>> look(List<LogLook> looks) {
    return reach.ask(() -> looks.stream().map(this::look).toList());
  }

  private Optional<LogView> look(LogLook look) {
    Optional<MapLog> log = contents.log(look.session());
    if (log.isEmpty() && !look.epochIfNone().isEmpty()) {
      log = Optional.of(make(look.session(), new LogPosition(look.epochIfNone(), 0), 0));
    }
    return log.map(
        there -> {
          there.fence = Math.max(there.fence, look.fence());
          keep(look.session(), there);
          if (look.watching()) {
            there.watch(self, contents.now());
          }
          return there.view(self, contents.now(), there.behind(look.known(), contents.now()));
        });
  }

  private MapLog make(SessionId session, LogPosition at, long fence) {
    var made = new MapLog(at, fence);
    contents.logs.put(session, made);
    return made;
  }

  /** As long as its session, or where there is none, for those who watch. */
  private void keep(SessionId session, MapLog log) {
    Instant end =
        contents
            .session(session)
            .map(there -> there.ends)
            .orElseGet(() -> contents.now().plus(WATCHED_FOR));
    log.keepUntil(end);
  }

  @Override
  public List<Optional<LogView>> append(List<LogBatch> batches) {
    return reach.ask(() -> batches.stream().map(this::append).toList());
  }

  private Optional<LogView> append(LogBatch batch) {
    return contents
        .log(batch.session())
        .map(
            log -> {
              boolean isRight = batch.after().epoch().equals(log.position.epoch());
              if (isRight && batch.fence() >= log.fence) {
                tell(batch.session(), log, log.add(batch, contents.now()));
                keep(batch.session(), log);
              }
              return log.view(self, contents.now(), List.of());
            });
  }

  private void tell(SessionId session, MapLog log, List<LoggedEvent> added) {
    if (!added.isEmpty()) {
      log.writtenBy(self);
      log.watch(self, contents.now());
      var told = new Signal.EventsAdded(session, log.position.epoch(), added);
      for (NodeId node : log.others(self, contents.now())) {
        Optional.ofNullable(contents.buses.get(node)).ifPresent(bus -> bus.hear(told));
      }
    }
  }

  @Override
  public Optional<LogView> create(SessionId session, LogPosition at, long fence) {
    return reach.ask(
        () -> {
          if (contents.log(session).isEmpty() && contents.session(session).isPresent()) {
            MapLog made = make(session, at, fence);
            made.writtenBy(self);
            made.watch(self, contents.now());
            keep(session, made);
          }
          return viewed(session);
        });
  }

  @Override
  public Optional<LogView> move(SessionId session, LogPosition expected, LogPosition to) {
    return reach.ask(
        () -> {
          contents
              .log(session)
              .filter(there -> there.position.equals(expected))
              .ifPresent(there -> there.move(to));
          return viewed(session);
        });
  }

  private Optional<LogView> viewed(SessionId session) {
    return contents.log(session).map(log -> log.view(self, contents.now(), List.of()));
  }

  @Override
  public void unwatch(List<SessionId> sessions) {
    reach.tell(
        () ->
            sessions.forEach(session -> contents.log(session).ifPresent(log -> log.unwatch(self))));
  }

  @Override
  public void delete(SessionId session) {
    reach.tell(() -> contents.logs.remove(session));
  }
}

package dev.haystack.application.meter;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.meter.Meter;
import dev.haystack.port.store.EventLog;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An event log that tells a meter of what this node adds, once it is logged. */
public record MeteredEventLog(EventLog log, Meter meter) implements EventLog {

  @Override
  public LogPosition position(SessionId id) {
    return log.position(id);
  }

  @Override
  public void claim(SessionId id, UserId owner) {
    log.claim(id, owner);
  }

  @Override
  public void vacate(SessionId id, UserId except) {
    log.vacate(id, except);
  }

  @Override
  public Optional<LoggedEvent> append(SessionId id, UserId owner, TurnId turn, TurnEvent event) {
    Optional<LoggedEvent> logged = log.append(id, owner, turn, event);
    meter.count(event);
    return logged;
  }

  @Override
  public Subscription follow(SessionId id, Consumer<LoggedEvent> follower) {
    return log.follow(id, follower);
  }

  @Override
  public void replay(
      SessionId id,
      UserId reader,
      LogPosition after,
      Consumer<Optional<List<LoggedEvent>>> consumer) {
    log.replay(id, reader, after, consumer);
  }

  @Override
  public void delete(SessionId id) {
    log.delete(id);
  }
}

package dev.haystack.inbound.http;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.store.EventLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A log that hands on, and holds what it is not told to forget. */
final class FakeLog implements EventLog {

  private final Map<SessionId, Long> newest = new HashMap<>();
  private final Map<SessionId, List<LoggedEvent>> held = new HashMap<>();
  private final Map<SessionId, List<Consumer<LoggedEvent>>> followers = new HashMap<>();

  @Override
  public synchronized LogPosition position(SessionId id) {
    return new LogPosition("epoch", newest.getOrDefault(id, 0L));
  }

  synchronized void forget(SessionId id) {
    held.remove(id);
  }

  @Override
  public void claim(SessionId id, UserId owner) {}

  @Override
  public void vacate(SessionId id, UserId except) {}

  @Override
  public synchronized Optional<LoggedEvent> append(
      SessionId id, UserId owner, TurnId turn, TurnEvent event) {
    var logged = new LoggedEvent(newest.merge(id, 1L, Long::sum), turn, event);
    held.computeIfAbsent(id, _ -> new ArrayList<>()).add(logged);
    of(id).forEach(follower -> follower.accept(logged));
    return Optional.of(logged);
  }

  @Override
  public synchronized Subscription follow(SessionId id, Consumer<LoggedEvent> follower) {
    of(id).add(follower);
    return () -> unfollow(id, follower);
  }

  private synchronized void unfollow(SessionId id, Consumer<LoggedEvent> follower) {
    of(id).remove(follower);
  }

  /** How many follow, whichever session. */
  synchronized int followers() {
    return followers.values().stream().mapToInt(List::size).sum();
  }

  synchronized int followers(SessionId id) {
    return of(id).size();
  }

  @Override
  public synchronized void replay(
      SessionId id,
      UserId reader,
      LogPosition after,
      Consumer<Optional<List<LoggedEvent>>> consumer) {
    List<LoggedEvent> events = held.getOrDefault(id, List.of());
    long missed = newest.getOrDefault(id, 0L) - after.lastSequence();
    consumer.accept(
        missed > events.size()
            ? Optional.empty()
            : Optional.of(
                List.copyOf(events.subList(events.size() - (int) missed, events.size()))));
  }

  @Override
  public synchronized void delete(SessionId id) {
    newest.remove(id);
  }

  private List<Consumer<LoggedEvent>> of(SessionId id) {
    return followers.computeIfAbsent(id, _ -> new CopyOnWriteArrayList<>());
  }
}

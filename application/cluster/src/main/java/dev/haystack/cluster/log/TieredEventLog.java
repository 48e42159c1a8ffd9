package dev.haystack.cluster.log;

import dev.haystack.cluster.reach.Reachability;
import dev.haystack.cluster.reach.Signals;
import dev.haystack.cluster.reach.StoreChange;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.local.LocalEventLog;
import dev.haystack.port.local.LogHolding;
import dev.haystack.port.shared.LogLook;
import dev.haystack.port.shared.LogView;
import dev.haystack.port.shared.SharedEventLog;
import dev.haystack.port.shared.Signal;
import dev.haystack.port.store.EventLog;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Event logs in memory, which all nodes hold alike as far as they follow them, over the shared
 * ones.
 *
 * <p>The node on which a turn runs gives its events their numbers, at once and from memory; they
 * are written to the shared log behind it, and read from there by the others, who are told of them
 * and ask from time to time in case they were not. While the store is away every node goes on
 * alone; a node that is not alone with a session then, as far as it knows, begins an epoch of its
 * own, so that no number ever means two things.
 */
public final class TieredEventLog implements EventLog, AutoCloseable {

  private static final Duration MARGIN = Duration.ofMillis(10);

  private final LocalEventLog local;
  private final SharedEventLog shared;
  private final Reachability reachability;
  private final LogShadows shadows;
  private final LogInquiry inquiry;
  private final LogTraffic traffic;
  private final Consumer<SessionId> reset;

  /**
   * @param sharedWaitMax the longest that a call of the shared log takes
   * @param epochs names for new logs, never the same twice
   * @param reset tells the session's followers on this node that they cannot go on from where they
   *     are; must not block
   */
  public TieredEventLog(
      LocalEventLog local,
      SharedEventLog shared,
      Duration sharedWaitMax,
      Reachability reachability,
      Signals signals,
      LogSessions sessions,
      Supplier<String> epochs,
      Consumer<SessionId> reset) {
    this.local = local;
    this.shared = shared;
    this.reachability = reachability;
    this.reset = reset;
    // before anybody is told: an epoch that several new logs share is no name for all nodes
    this.shadows =
        new LogShadows(
            id -> local.begin(id, epochs.get()), sharedWaitMax.plus(MARGIN), System::nanoTime);
    var alignment = new LogAlignment(local, shared, sessions, epochs, reset);
    var writer = new LogWriter(local, shared, alignment, sessions.bringUp());
    this.inquiry = new LogInquiry(local, writer, reachability, epochs, reset);
    this.traffic = new LogTraffic(shadows, writer, shared, reachability);
    signals.on(Signal.EventsAdded.class, this::added);
    reachability.onChange(this::changed);
    traffic.start();
  }

  @Override
  public LogPosition position(SessionId id) {
    if (!shadows.find(id).map(LogShadow::isLive).orElse(false)) {
      inquiry.refresh(shadows.of(id));
    }
    return local.position(id);
  }

  /**
   * Takes in what other nodes have added; to be called before a turn's first event. It may ask the
   * shared log, within its bound.
   *
   * @param fence the turn's right to write among all nodes, zero if it has none
   */
  public void catchUp(SessionId id, long fence) {
    inquiry.enter(shadows.of(id), fence);
  }

  @Override
  public void claim(SessionId id, UserId owner) {
    LogHolding held = local.holding(id);
    boolean isUnclear = !held.isUntouched() && local.owner(id).isEmpty();
    // the shared log goes with its session, and no other ever has its epoch
    boolean isTrusted = isUnclear && inquiry.isShared(id, held);
    if (!local.claim(id, owner, isTrusted ? held.epoch() : "")) {
      beginAnew(id);
    }
  }

  @Override
  public void vacate(SessionId id, UserId except) {
    if (local.isLeftByOthers(id, except)) {
      local.delete(id);
      beginAnew(id);
    }
  }

  /** What was held here is gone, and with it what was known of the shared log but the fence. */
  private void beginAnew(SessionId id) {
    long fence = shadows.remove(id).map(LogShadow::end).orElse(0L);
    reset.accept(id);
    if (fence > 0) {
      inquiry.enter(shadows.of(id), fence);
    }
  }

  @Override
  public Optional<LoggedEvent> append(SessionId id, UserId owner, TurnId turn, TurnEvent event) {
    Optional<LoggedEvent> logged = local.append(id, owner, turn, event);
    logged.ifPresent(added -> enqueue(id, added));
    return logged;
  }

  private void enqueue(SessionId id, LoggedEvent added) {
    LogShadow shadow = shadows.of(id);
    shadow.appended(added.sequence());
    traffic.enqueue(shadow);
  }

  /** Gives other nodes what was added here, within the shared log's bound. */
  public void flush(SessionId id) {
    inquiry.flush(shadows.of(id));
  }

  /**
   * Goes on counting in another epoch, because somebody may have been told events behind the newest
   * one that went with the node that told them; who followed must come again, and is told the epoch
   * then. Places up to here are still places of the log.
   */
  public void branch(SessionId id) {
    inquiry.branch(shadows.of(id));
  }

  @Override
  public Subscription follow(SessionId id, Consumer<LoggedEvent> follower) {
    LogShadow shadow = shadows.of(id);
    inquiry.follow(shadow);
    shadow.joined();
    Subscription subscription = local.follow(id, follower);
    var open = new AtomicBoolean(true);
    return () -> {
      if (open.compareAndSet(true, false)) {
        subscription.close();
        if (shadow.left()) {
          traffic.enqueue(shadow);
        }
      }
    };
  }

  @Override
  public void replay(
      SessionId id,
      UserId reader,
      LogPosition after,
      Consumer<Optional<List<LoggedEvent>>> consumer) {
    LogPosition place = sameEvent(id, after);
    LogHolding held = local.holding(id);
    LogShadow shadow = shadows.of(id);
    boolean known = shadow.isLive() && !held.epoch().equals(place.epoch());
    if (!known && !held.reaches(place)) {
      inquiry.fetch(shadow, place);
    }
    local.replay(id, reader, place, consumer);
  }

  /** The place in the log's epoch, if it is one of before this node went its own way. */
  private LogPosition sameEvent(SessionId id, LogPosition after) {
    return shadows
        .find(id)
        .flatMap(shadow -> shadow.known().forkedFrom())
        .filter(from -> from.epoch().equals(after.epoch()))
        .filter(from -> after.lastSequence() <= from.lastSequence())
        .map(_ -> new LogPosition(local.position(id).epoch(), after.lastSequence()))
        .orElse(after);
  }

  /** Whether the shared log has all that was added here. */
  public boolean isShared(SessionId id) {
    return !shadows.find(id).map(LogShadow::hasUnsent).orElse(false);
  }

  /** Whether other nodes have sockets of the session; it asks the shared store. */
  public boolean isWatchedElsewhere(SessionId id) {
    var look = new LogLook(id, local.position(id), "", 0, false);
    return reachability
            .ask(() -> shared.look(List.of(look)).getFirst())
            .flatMap(view -> view)
            .map(LogView::otherNodes)
            .orElse(0)
        > 0;
  }

  @Override
  public void delete(SessionId id) {
    forget(id);
    boolean _ = reachability.tell(() -> shared.delete(id));
  }

  /** Lets go of the log here, because the session was deleted. */
  public void forget(SessionId id) {
    shadows.remove(id).ifPresent(LogShadow::retire);
    local.delete(id);
  }

  private void added(Signal.EventsAdded added) {
    shadows
        .find(added.session())
        .filter(LogShadow::isFollowed)
        .ifPresent(shadow -> mirror(shadow, added));
  }

  private void mirror(LogShadow shadow, Signal.EventsAdded added) {
    LogPosition now = local.mirror(shadow.session(), added.epoch(), added.events());
    boolean whole =
        now.epoch().equals(added.epoch())
            && now.lastSequence() >= added.events().getLast().sequence();
    if (!whole) {
      shadow.renew();
      traffic.enqueue(shadow);
    }
  }

  private void changed(StoreChange change) {
    switch (change) {
      case AWAY -> shadows.all().forEach(LogShadow::cutOff);
      case BACK, LOST ->
          // they are asked one after the other as soon as the store answers
          shadows.all().forEach(LogShadow::doubt);
    }
  }

  /** Gives back the memory of what need not be kept; to be called now and then. */
  public void removeExpired() {
    shadows.sweep();
  }

  /** Writes what is left, if it can be done at once, and ends. */
  @Override
  public void close() {
    inquiry.close();
    traffic.close();
  }
}

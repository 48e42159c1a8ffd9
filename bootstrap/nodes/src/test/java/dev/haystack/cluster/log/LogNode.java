package dev.haystack.cluster.log;

import dev.haystack.cluster.nodes.Fakes;
import dev.haystack.cluster.reach.Reachability;
import dev.haystack.cluster.reach.Signals;
import dev.haystack.cluster.reach.StoreChange;
import dev.haystack.domain.event.Durability;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.outbound.memory.MemoryEventLog;
import dev.haystack.outbound.redisson.RedisConnection;
import dev.haystack.outbound.redisson.RedisUrl;
import dev.haystack.outbound.redisson.RedissonBus;
import dev.haystack.outbound.redisson.RedissonEventLog;
import dev.haystack.outbound.redisson.RedissonProbe;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.port.shared.NodeBus;
import dev.haystack.port.shared.NodeId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The logs of one node, over a Redis that others use too. */
final class LogNode implements AutoCloseable {

  static final UserId OWNER = new UserId("test", "anna");

  /** No test here tells what a short return costs. */
  private static final Reachability.Periods SOON_BACK =
      new Reachability.Periods(Duration.ofMillis(500), Duration.ofMillis(20));

  final TieredEventLog log;
  volatile boolean messagesAreShared = true;
  final BlockingQueue<SessionId> resets = new LinkedBlockingQueue<>();
  private final BlockingQueue<StoreChange> changes = new LinkedBlockingQueue<>();
  private final RedisConnection connection;
  private final Reachability reachability;

  private LogNode(String url, String name, InstantSource clock, boolean hearing) {
    connection = RedisConnection.open(RedisUrl.parse(url), RedisServer.PATIENCE);
    reachability = new Reachability(new RedissonProbe(connection, LogNode::id), SOON_BACK);
    var self = new NodeId(name);
    NodeBus bus =
        hearing ? new RedissonBus(connection, self) : Fakes.of(NodeBus.class, (_, _, _) -> null);
    log =
        new TieredEventLog(
            new MemoryEventLog(clock, LogNode::id),
            new RedissonEventLog(connection, self, Duration.ofHours(4)),
            RedisServer.PATIENCE,
            reachability,
            new Signals(bus, reachability),
            new LogSessions(_ -> messagesAreShared, (_, user) -> user.equals(OWNER)),
            LogNode::id,
            resets::add);
    reachability.onChange(changes::add);
    reachability.start();
  }

  static LogNode start(String url, String name, InstantSource clock) {
    var node = new LogNode(url, name, clock, true);
    node.awaitChange(StoreChange.BACK);
    return node;
  }

  /** One that hears no signals. */
  static LogNode deaf(String url, String name) {
    var node = new LogNode(url, name, InstantSource.system(), false);
    node.awaitChange(StoreChange.BACK);
    return node;
  }

  void awaitChange(StoreChange wanted) {
    Optional<StoreChange> seen = Optional.empty();
    while (seen.filter(wanted::equals).isEmpty()) {
      seen = Optional.of(next(changes));
    }
    if (wanted != StoreChange.AWAY && !reachability.awaitInReach(Duration.ofSeconds(10))) {
      // it is asked only after all were told
      throw new AssertionError("the store is not asked");
    }
  }

  /** Whether the store was seen to go, to come back, or to lose something since it was there. */
  boolean hasSeenAChange() {
    return !changes.isEmpty();
  }

  static <T> T next(BlockingQueue<T> queue) {
    try {
      T value = queue.poll(10, TimeUnit.SECONDS);
      if (value == null) {
        throw new AssertionError("nothing came");
      }
      return value;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Runs a turn as the engine does. */
  List<LoggedEvent> turn(SessionId session, String turn, int deltas) {
    log.catchUp(session, 0);
    List<LoggedEvent> events = new ArrayList<>(begin(session, turn, deltas));
    events.add(append(session, new TurnId(turn), new TurnEvent.Ended()));
    log.flush(session);
    return events;
  }

  /** The beginning of a turn. */
  List<LoggedEvent> begin(SessionId session, String turn, int deltas) {
    log.claim(session, OWNER);
    var id = new TurnId(turn);
    var started =
        new TurnEvent.Started(new MessageId(turn), ClientMessageId.NONE, Durability.SHARED);
    List<LoggedEvent> events = new ArrayList<>();
    events.add(append(session, id, started));
    for (int i = 0; i < deltas; i++) {
      events.add(append(session, id, new TurnEvent.TextDelta(turn + i + " ")));
    }
    return events;
  }

  LoggedEvent append(SessionId session, TurnId turn, TurnEvent event) {
    return log.append(session, OWNER, turn, event).orElseThrow();
  }

  /** The place behind these events, in the epoch that is. */
  LogPosition endOf(SessionId session, List<LoggedEvent> events) {
    return new LogPosition(log.position(session).epoch(), events.getLast().sequence());
  }

  BlockingQueue<LoggedEvent> follow(SessionId session) {
    var seen = new LinkedBlockingQueue<LoggedEvent>();
    var _ = log.follow(session, seen::add);
    return seen;
  }

  Optional<List<LoggedEvent>> replay(SessionId session, LogPosition after) {
    var handed = new ArrayList<Optional<List<LoggedEvent>>>();
    log.claim(session, OWNER);
    log.replay(session, OWNER, after, handed::add);
    return handed.getFirst();
  }

  static List<LoggedEvent> take(BlockingQueue<LoggedEvent> seen, int count) {
    List<LoggedEvent> events = new ArrayList<>();
    while (events.size() < count) {
      events.add(next(seen));
    }
    return events;
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  @Override
  public void close() {
    log.close();
    reachability.close();
    connection.close();
  }
}

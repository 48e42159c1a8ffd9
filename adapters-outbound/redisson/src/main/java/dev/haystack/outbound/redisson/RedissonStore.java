package dev.haystack.outbound.redisson;

import dev.haystack.outbound.redisson.sealing.Sealing;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.SharedStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Redis, as what all nodes share. */
public final class RedissonStore implements SharedStore {

  private final RedisConnection connection;
  private final NodeId node;
  private final RedissonProbe probe;
  private final RedissonSharedSessions sessions;
  private final RedissonSharedUiStates uiStates;
  private final RedissonEventLog log;
  private final RedissonTurnLines lines;
  private final RedissonOutbox violations;
  private final RedissonBus bus;
  private final RedissonBudgets budgets;

  private RedissonStore(
      RedisConnection connection, RedisLimits limits, InstantSource clock, Supplier<String> ids) {
    this.connection = connection;
    node = new NodeId(ids.get());
    probe = new RedissonProbe(connection, ids);
    sessions = new RedissonSharedSessions(connection, limits.sessionTimeout());
    uiStates = new RedissonSharedUiStates(connection, clock, limits.uiStateTimeToLive());
    log = new RedissonEventLog(connection, node, limits.sessionTimeout());
    lines = new RedissonTurnLines(connection);
    violations = new RedissonOutbox(connection, clock, limits.violationsMax());
    bus = new RedissonBus(connection, node);
    budgets = new RedissonBudgets(connection);
  }

  /** Begins to connect; the node gets a name of its own. */
  public static RedissonStore open(
      RedisUrl url,
      Sealing sealing,
      RedisLimits limits,
      InstantSource clock,
      Supplier<String> ids) {
    return new RedissonStore(
        RedisConnection.open(url, limits.timeout(), sealing), limits, clock, ids);
  }

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public NodeId node() {
    return node;
  }

  @Override
  public Duration waitMax() {
    return connection.timeout();
  }

  @Override
  public RedissonProbe probe() {
    return probe;
  }

  @Override
  public RedissonSharedSessions sessions() {
    return sessions;
  }

  @Override
  public RedissonSharedUiStates uiStates() {
    return uiStates;
  }

  @Override
  public RedissonEventLog log() {
    return log;
  }

  @Override
  public RedissonTurnLines lines() {
    return lines;
  }

  @Override
  public RedissonOutbox violations() {
    return violations;
  }

  @Override
  public RedissonBus bus() {
    return bus;
  }

  @Override
  public RedissonBudgets budgets() {
    return budgets;
  }

  @Override
  public Optional<String> mistake(Duration atMost) {
    return connection.mistake(atMost);
  }

  @Override
  public void close() {
    connection.close();
  }
}

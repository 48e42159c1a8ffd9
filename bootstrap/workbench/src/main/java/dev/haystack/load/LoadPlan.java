package dev.haystack.load;

import dev.haystack.load.script.MessageShape;
import java.time.Duration;

/**
 * One phase of a load run: who talks how often for how long about what. A rate of 0 turns a second
 * is a closed loop, 0 turns per user is as many as the time allows, and a turn is stopped after so
 * many chunks unless that is 0.
 */
record LoadPlan(
    String name,
    int users,
    int connections,
    double turnsPerSecond,
    Duration duration,
    int turnsPerUser,
    int turnsPerSession,
    int stopAfterChunks,
    Duration turnLimit,
    MessageShape shape) {

  private static final int CONNECTIONS_MAX = 20_000;
  private static final Duration DURATION_MAX = Duration.ofHours(24);

  LoadPlan {
    check(users >= 0 && users <= 5_000, "users must be 0 to 5000");
    check(
        connections >= users && connections <= CONNECTIONS_MAX,
        "connections must be at least the users and at most " + CONNECTIONS_MAX);
    check(turnsPerSecond >= 0 && turnsPerSecond <= 100_000, "the rate must be 0 to 100000");
    check(
        duration.isPositive() && duration.compareTo(DURATION_MAX) <= 0,
        "the duration must be more than nothing and at most a day");
    check(turnsPerUser >= 0, "turns per user must not be negative");
    check(turnsPerSession >= 1, "turns per session must be at least 1");
    check(stopAfterChunks >= 0, "a turn cannot be stopped after less than no chunks");
    check(turnLimit.isPositive(), "the turn limit must be more than nothing");
  }

  /** A closed loop of users with fresh sessions, each turn bounded by a minute. */
  static LoadPlan closedLoop(String name, int users, Duration duration, MessageShape shape) {
    return new LoadPlan(name, users, users, 0, duration, 0, 1, 0, Duration.ofMinutes(1), shape);
  }

  LoadPlan withConnections(int count) {
    return new LoadPlan(
        name,
        users,
        count,
        turnsPerSecond,
        duration,
        turnsPerUser,
        turnsPerSession,
        stopAfterChunks,
        turnLimit,
        shape);
  }

  LoadPlan withTurns(int perUser, int perSession) {
    return new LoadPlan(
        name,
        users,
        connections,
        turnsPerSecond,
        duration,
        perUser,
        perSession,
        stopAfterChunks,
        turnLimit,
        shape);
  }

  LoadPlan stoppedAfter(int chunks) {
    return new LoadPlan(
        name,
        users,
        connections,
        turnsPerSecond,
        duration,
        turnsPerUser,
        turnsPerSession,
        chunks,
        turnLimit,
        shape);
  }

  /** The same for warming up: no idle connections, another time. */
  LoadPlan warmingUp(Duration time) {
    return new LoadPlan(
        "warm-up",
        Math.max(users, 2),
        Math.max(users, 2),
        turnsPerSecond,
        time,
        0,
        turnsPerSession,
        stopAfterChunks,
        turnLimit,
        shape);
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}

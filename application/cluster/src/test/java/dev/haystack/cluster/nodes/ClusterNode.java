package dev.haystack.cluster.nodes;

import dev.haystack.application.cost.UserLimits;
import dev.haystack.application.cost.UserModels;
import dev.haystack.application.policy.Review;
import dev.haystack.application.prompt.PromptLimits;
import dev.haystack.application.session.DeleteSession;
import dev.haystack.application.session.FollowSession;
import dev.haystack.application.session.NodeSessions;
import dev.haystack.application.session.SessionFollowers;
import dev.haystack.application.turn.ActiveTurns;
import dev.haystack.application.turn.LocalPlaces;
import dev.haystack.application.turn.RunTurn;
import dev.haystack.application.turn.SessionSize;
import dev.haystack.application.turn.StopTurn;
import dev.haystack.application.turn.TurnLimits;
import dev.haystack.application.turn.TurnPorts;
import dev.haystack.cluster.Cluster;
import dev.haystack.kit.Eventually;
import dev.haystack.kit.model.ScriptedChatModel;
import dev.haystack.kit.practice.ScriptedToolBackend;
import dev.haystack.kit.shared.SharedContents;
import dev.haystack.outbound.memory.MemoryBounds;
import dev.haystack.outbound.memory.MemoryOutboxLimits;
import dev.haystack.outbound.memory.MemoryStore;
import dev.haystack.outbound.memory.MemoryStoreLimits;
import dev.haystack.port.shared.SharedStore;
import dev.haystack.port.tracing.Tracing;
import dev.haystack.port.turn.TurnPlaces;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** One node over any shared store that it has in reach, with all that people do there. */
final class ClusterNode implements AutoCloseable {

  static final int BYTES_MAX = 10_000;

  /** Turns of one user at once, on all nodes together. */
  static final int IN_FLIGHT_MAX = 2;

  private static final MemoryStoreLimits MEMORY =
      new MemoryStoreLimits(
          SharedContents.SESSION_TIMEOUT,
          10_000,
          SharedContents.UI_STATE_TIME_TO_LIVE,
          BYTES_MAX,
          MemoryBounds.NONE,
          MemoryOutboxLimits.DEFAULT);
  private static final TurnLimits TURNS =
      new TurnLimits(
          25,
          IN_FLIGHT_MAX,
          50,
          Duration.ofMinutes(5),
          Duration.ofMinutes(2),
          8,
          64,
          200,
          SessionSize.MAX);

  final Cluster cluster;
  final RunTurn runTurn;
  final StopTurn stopTurn;
  final DeleteSession deleteSession;
  final FollowSession followSession;
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private volatile boolean degraded = true;

  ClusterNode(SharedStore shared, ScriptedChatModel model, InstantSource clock) {
    MemoryStore local = new MemoryStore(MEMORY, clock, ClusterNode::id);
    var followers = new SessionFollowers();
    var lifetimes =
        new Cluster.Lifetimes(SharedContents.SESSION_TIMEOUT, SharedContents.UI_STATE_TIME_TO_LIVE);
    cluster =
        new Cluster(
            shared, local, lifetimes, ClusterNode::id, followers::reset, clock, Tracing.OFF);
    var turns = new ActiveTurns(scheduler, clock, TURNS::detachedMax, cluster::isWatchedElsewhere);
    TurnPlaces places =
        cluster.places(
            LocalPlaces.beforeOthers(() -> TURNS),
            () -> IN_FLIGHT_MAX,
            new NodeSessions(turns, followers),
            cluster.log());
    var ports =
        new TurnPorts(
            new UserModels(model, UserLimits.none()),
            new ScriptedToolBackend(Map.of()),
            cluster.sessions(),
            cluster.uiStates(),
            cluster.log());
    runTurn =
        new RunTurn(
            ports,
            _ -> new Review.Granted(true),
            turns,
            places,
            () -> TURNS,
            PromptLimits.DEFAULT,
            clock,
            ClusterNode::id);
    stopTurn = new StopTurn(turns, cluster);
    deleteSession =
        new DeleteSession(
            cluster.sessions(), cluster.uiStates(), cluster.log(), turns, followers, cluster);
    followSession = new FollowSession(cluster.sessions(), cluster.log(), turns, followers);
    var _ = cluster.start(isDegraded -> degraded = isDegraded);
    awaitInReach();
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  void awaitInReach() {
    Eventually.holds(() -> !degraded);
  }

  void awaitOutOfReach() {
    Eventually.holds(() -> degraded);
  }

  @Override
  public void close() {
    cluster.close();
    scheduler.shutdownNow();
  }
}

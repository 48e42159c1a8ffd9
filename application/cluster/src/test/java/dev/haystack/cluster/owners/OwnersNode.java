package dev.haystack.cluster.owners;

import dev.haystack.application.cost.UserLimits;
import dev.haystack.application.cost.UserModels;
import dev.haystack.application.policy.Review;
import dev.haystack.application.prompt.PromptLimits;
import dev.haystack.application.session.DeleteSession;
import dev.haystack.application.session.FollowSession;
import dev.haystack.application.session.NodeSessions;
import dev.haystack.application.session.OpenSession;
import dev.haystack.application.session.ReadSession;
import dev.haystack.application.session.SessionFollowers;
import dev.haystack.application.session.UpdateUiState;
import dev.haystack.application.turn.ActiveTurns;
import dev.haystack.application.turn.LocalPlaces;
import dev.haystack.application.turn.RunTurn;
import dev.haystack.application.turn.TurnLimits;
import dev.haystack.application.turn.TurnPorts;
import dev.haystack.cluster.Cluster;
import dev.haystack.outbound.memory.MemoryBounds;
import dev.haystack.outbound.memory.MemoryOutboxLimits;
import dev.haystack.outbound.memory.MemoryStore;
import dev.haystack.outbound.memory.MemoryStoreLimits;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.practice.ToolBackend;
import dev.haystack.port.shared.SharedStore;
import dev.haystack.port.store.Capacity;
import dev.haystack.port.tracing.Tracing;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The use cases of sessions on one of several nodes, without any door. */
final class OwnersNode implements AutoCloseable {

  private static final Duration LONG = Duration.ofHours(1);
  private static final Clock CLOCK = Clock.systemUTC();

  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final MemoryStore memory =
      new MemoryStore(
          new MemoryStoreLimits(
              LONG, 10_000, LONG, 1 << 20, MemoryBounds.NONE, MemoryOutboxLimits.DEFAULT),
          CLOCK,
          OwnersNode::id);
  private final SessionFollowers followers = new SessionFollowers();
  private final ActiveTurns turns = new ActiveTurns(scheduler, CLOCK, LONG);
  private final Cluster cluster;

  final OpenSession open;
  final ReadSession read;
  final DeleteSession delete;
  final FollowSession follow;
  final UpdateUiState update;
  final RunTurn run;

  OwnersNode(SharedStore store, ChatModel model, ToolBackend practice) {
    cluster =
        new Cluster(
            store,
            memory,
            new Cluster.Lifetimes(LONG, LONG),
            OwnersNode::id,
            followers::reset,
            CLOCK,
            Tracing.OFF);
    var sessions = cluster.sessions();
    var pages = cluster.uiStates();
    var places =
        cluster.places(
            LocalPlaces.beforeOthers(() -> TurnLimits.DEFAULT),
            TurnLimits.DEFAULT::inFlightPerUserMax,
            new NodeSessions(turns, followers),
            cluster.log());
    open = new OpenSession(sessions, UserLimits.none());
    read = new ReadSession(sessions, pages);
    delete = new DeleteSession(sessions, pages, cluster.log(), turns, followers, cluster);
    follow = new FollowSession(sessions, cluster.log(), turns, followers);
    update = new UpdateUiState(sessions, pages, Capacity.UNBOUNDED, (_, _, _) -> {});
    run =
        new RunTurn(
            new TurnPorts(
                new UserModels(model, UserLimits.none()), practice, sessions, pages, cluster.log()),
            _ -> new Review.Granted(true),
            turns,
            places,
            () -> TurnLimits.DEFAULT,
            PromptLimits.DEFAULT,
            CLOCK,
            OwnersNode::id);
    if (cluster.start(_ -> {}).isPresent()) {
      throw new AssertionError("the store is mistaken");
    }
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  @Override
  public void close() {
    cluster.close();
    var _ = scheduler.shutdownNow();
  }
}

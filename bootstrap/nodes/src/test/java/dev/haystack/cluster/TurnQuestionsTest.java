package dev.haystack.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.cost.UserLimits;
import dev.haystack.application.cost.UserModels;
import dev.haystack.application.policy.Review;
import dev.haystack.application.prompt.PromptLimits;
import dev.haystack.application.session.NodeSessions;
import dev.haystack.application.session.SessionFollowers;
import dev.haystack.application.turn.ActiveTurns;
import dev.haystack.application.turn.LocalPlaces;
import dev.haystack.application.turn.RunTurn;
import dev.haystack.application.turn.TurnLimits;
import dev.haystack.application.turn.TurnPorts;
import dev.haystack.application.turn.TurnRequest;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.kit.Eventually;
import dev.haystack.outbound.memory.MemoryBounds;
import dev.haystack.outbound.memory.MemoryOutboxLimits;
import dev.haystack.outbound.memory.MemoryStore;
import dev.haystack.outbound.memory.MemoryStoreLimits;
import dev.haystack.outbound.redisson.RedisLimits;
import dev.haystack.outbound.redisson.RedisUrl;
import dev.haystack.outbound.redisson.RedissonStore;
import dev.haystack.outbound.redisson.sealing.Sealing;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.port.health.HealthStatus;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.practice.ToolBackend;
import dev.haystack.port.shared.SharedEventLog;
import dev.haystack.port.shared.SharedSessions;
import dev.haystack.port.shared.SharedStore;
import dev.haystack.port.shared.SharedUiStates;
import dev.haystack.port.shared.TurnLines;
import dev.haystack.port.tracing.Tracing;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often a turn waits for the store that all nodes share until its model is asked. */
class TurnQuestionsTest {

  private static final Duration LONG = Duration.ofHours(1);
  private static final Principal ANNA =
      new Principal(new UserId("test", "anna"), ProfileId.NONE, AccessToken.NONE);

  private final Clock clock = Clock.systemUTC();
  private final RedisServer redis = RedisServer.started();
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final CountDownLatch modelAsked = new CountDownLatch(1);
  private final CountDownLatch answering = new CountDownLatch(1);
  private final Thread turn = Thread.ofVirtual().unstarted(this::run);
  private final HeldQuestions questions = new HeldQuestions(turn);
  private final MemoryStore memory =
      new MemoryStore(
          new MemoryStoreLimits(
              LONG, 10, LONG, 1 << 20, MemoryBounds.NONE, MemoryOutboxLimits.DEFAULT),
          clock,
          TurnQuestionsTest::id);
  private final Cluster cluster =
      new Cluster(
          held(
              RedissonStore.open(
                  RedisUrl.parse(redis.url()),
                  Sealing.NONE,
                  new RedisLimits(RedisServer.PATIENCE, LONG, LONG, 10),
                  clock,
                  TurnQuestionsTest::id)),
          memory,
          new Cluster.Lifetimes(LONG, LONG),
          TurnQuestionsTest::id,
          _ -> {},
          clock,
          Tracing.OFF);

  private SharedStore held(SharedStore store) {
    return fake(
        SharedStore.class,
        (_, method, arguments) ->
            switch (method.getName()) {
              case "sessions" -> questions.before(SharedSessions.class, store.sessions());
              case "uiStates" -> questions.before(SharedUiStates.class, store.uiStates());
              case "log" -> questions.before(SharedEventLog.class, store.log());
              case "lines" -> questions.before(TurnLines.class, store.lines());
              default -> method.invoke(store, arguments);
            });
  }

  @AfterEach
  void close() {
    cluster.close();
    redis.close();
    scheduler.shutdownNow();
  }

  @Test
  void aTurnWaitsThreeTimesForTheSharedStoreBeforeItsModelIsAsked() throws InterruptedException {
    assertEquals(Optional.empty(), cluster.start(_ -> {}));
    Eventually.holds(() -> cluster.health().status() == HealthStatus.UP);
    turn.start();

    questions.answer(Set.of("TurnLines.stand"));
    questions.answer(
        Set.of("SharedSessions.exchange", "SharedUiStates.look", "SharedEventLog.look"));
    questions.answer(Set.of("SharedSessions.exchange"));

    assertTrue(modelAsked.await(10, TimeUnit.SECONDS), () -> questions.unanswered().toString());
    assertEquals(List.of(), questions.unanswered());
    questions.letGo();
    answering.countDown();
    assertTrue(turn.join(Duration.ofSeconds(10)));
  }

  private void run() {
    var _ =
        runTurn()
            .run(
                new TurnRequest(
                    new SessionId("s"),
                    CallerLease.of(ANNA),
                    PersonaType.WEB_ASSISTANT,
                    "hello",
                    ClientMessageId.NONE),
                _ -> {});
  }

  private RunTurn runTurn() {
    var ports =
        new TurnPorts(
            new UserModels(
                fake(ChatModel.class, (_, method, _) -> model(method.getName())),
                UserLimits.none()),
            fake(ToolBackend.class, (_, _, _) -> "practice"),
            cluster.sessions(),
            cluster.uiStates(),
            cluster.log());
    var turns = new ActiveTurns(scheduler, clock, LONG);
    return new RunTurn(
        ports,
        _ -> new Review.Granted(true),
        turns,
        cluster.places(
            LocalPlaces.beforeOthers(() -> TurnLimits.DEFAULT),
            () -> 10,
            new NodeSessions(turns, new SessionFollowers()),
            cluster.log()),
        () -> TurnLimits.DEFAULT,
        PromptLimits.DEFAULT,
        clock,
        TurnQuestionsTest::id);
  }

  private Object model(String method) throws InterruptedException {
    if (method.equals("generate")) {
      modelAsked.countDown();
      answering.await();
      throw new ModelException(ModelFailure.UNAVAILABLE, "asked");
    }
    return "model";
  }

  private static <T> T fake(Class<T> port, InvocationHandler handler) {
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }
}

package dev.haystack.cluster;

import static dev.haystack.kit.Examples.PROFILE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.cost.UserLimits;
import dev.haystack.application.cost.UserModels;
import dev.haystack.application.policy.Review;
import dev.haystack.application.prompt.PromptLimits;
import dev.haystack.application.session.NodeSessions;
import dev.haystack.application.session.SessionFollowers;
import dev.haystack.application.turn.ActiveTurns;
import dev.haystack.application.turn.RunTurn;
import dev.haystack.application.turn.TurnLimits;
import dev.haystack.application.turn.TurnPorts;
import dev.haystack.application.turn.TurnRequest;
import dev.haystack.cluster.log.LogSessions;
import dev.haystack.cluster.log.TieredEventLog;
import dev.haystack.cluster.page.TieredUiStateStore;
import dev.haystack.cluster.reach.Reachability;
import dev.haystack.cluster.reach.Signals;
import dev.haystack.cluster.session.TieredSessionStore;
import dev.haystack.domain.event.Durability;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.local.LocalEventLog;
import dev.haystack.port.local.LocalSessions;
import dev.haystack.port.local.LocalUiStates;
import dev.haystack.port.local.LogHolding;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.practice.ToolBackend;
import dev.haystack.port.shared.NodeBus;
import dev.haystack.port.shared.SharedEventLog;
import dev.haystack.port.shared.SharedSessions;
import dev.haystack.port.shared.SharedUiStates;
import dev.haystack.port.shared.StoreProbe;
import dev.haystack.port.store.SessionCopy;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForgetSessionTest {

  private static final SessionId SESSION = new SessionId("s");
  private static final UserId OWNER = new UserId("test", "anna");
  private static final Incarnation HELD = new Incarnation("held");
  private static final Duration LONG = Duration.ofHours(1);

  private final InstantSource clock = InstantSource.system();
  private final List<String> happened = new CopyOnWriteArrayList<>();
  private final AtomicLong sequence = new AtomicLong();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final ActiveTurns turns = new ActiveTurns(scheduler, clock, LONG);
  // not looked for, so that this node is alone with what it has
  private final Reachability away =
      new Reachability(fake(StoreProbe.class, this::unasked), new Reachability.Periods(LONG, LONG));
  private final TieredSessionStore sessions =
      new TieredSessionStore(
          fake(LocalSessions.class, this::session),
          fake(SharedSessions.class, this::unasked),
          away,
          clock,
          LONG);
  private final TieredUiStateStore uiStates =
      new TieredUiStateStore(
          fake(LocalUiStates.class, this::page),
          fake(SharedUiStates.class, this::unasked),
          away,
          ForgetSessionTest::id,
          clock,
          LONG);
  private final TieredEventLog log =
      new TieredEventLog(
          fake(LocalEventLog.class, this::log),
          fake(SharedEventLog.class, this::unasked),
          Duration.ZERO,
          away,
          new Signals(fake(NodeBus.class, (_, _, _) -> null), away),
          new LogSessions(_ -> true, (_, _) -> true),
          ForgetSessionTest::id,
          _ -> {});
  private final ForgetSession forgetSession =
      new ForgetSession(sessions, uiStates, log, new NodeSessions(turns, new SessionFollowers()));

  @AfterEach
  void close() {
    log.close();
    away.close();
    scheduler.shutdownNow();
  }

  @Test
  void theSessionsTurnsEndBeforeAnythingOfItIsForgotten() throws InterruptedException {
    Thread turn = Thread.startVirtualThread(this::turn);
    assertTrue(asked.await(10, TimeUnit.SECONDS));

    forgetSession.forget(SESSION, HELD);

    assertTrue(turn.join(Duration.ofSeconds(10)));
    assertEquals(
        List.of(
            "logged Started",
            "logged Completed",
            "logged Ended",
            "no page",
            "no session",
            "no log"),
        happened);
  }

  @Test
  void aSessionThatWasBegunAnewIsNoneOfItsBusiness() {
    forgetSession.forget(SESSION, new Incarnation("of before"));

    assertEquals(List.of(), happened);
  }

  private void turn() {
    var _ = runTurn().run(request(), _ -> {});
  }

  private RunTurn runTurn() {
    var ports =
        new TurnPorts(
            new UserModels(fake(ChatModel.class, this::model), UserLimits.none()),
            fake(ToolBackend.class, this::unasked),
            sessions,
            uiStates,
            log);
    return new RunTurn(
        ports,
        _ -> new Review.Granted(true),
        turns,
        TurnLimits.DEFAULT,
        PromptLimits.DEFAULT,
        clock,
        ForgetSessionTest::id);
  }

  private static TurnRequest request() {
    var owner = new Principal(OWNER, PROFILE, new AccessToken("token"));
    return new TurnRequest(
        SESSION, CallerLease.of(owner), PersonaType.WEB_ASSISTANT, "hello", ClientMessageId.NONE);
  }

  /** It answers nothing for as long as it is not interrupted. */
  private Object model(Object proxy, Method method, Object[] arguments) {
    if (method.getName().equals("generate")) {
      asked.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ModelException(ModelFailure.CANCELLED, "interrupted");
      }
    }
    return "model";
  }

  private Object session(Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "find" -> Optional.of(copy().session());
      case "copy" -> Optional.of(copy());
      case "open" -> copy();
      case "append" -> Optional.of(Durability.MEMORY);
      case "delete" -> happened.add("no session");
      default -> throw new AssertionError(method.getName());
    };
  }

  private Object page(Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "find" -> Optional.empty();
      case "delete" -> happened.add("no page");
      default -> throw new AssertionError(method.getName());
    };
  }

  private Object log(Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "append" -> {
        happened.add("logged " + arguments[3].getClass().getSimpleName());
        yield Optional.of(
            new LoggedEvent(
                sequence.incrementAndGet(), (TurnId) arguments[2], (TurnEvent) arguments[3]));
      }
      case "holding" -> new LogHolding("epoch", 1, sequence.get());
      case "position" -> new LogPosition("epoch", sequence.get());
      case "delete" -> happened.add("no log");
      case "owner" -> Optional.of(OWNER);
      default -> true;
    };
  }

  private static SessionCopy copy() {
    var session =
        new Session(
            SESSION,
            HELD,
            OWNER,
            Optional.of(PROFILE),
            PersonaType.WEB_ASSISTANT,
            Instant.EPOCH,
            Instant.EPOCH,
            0,
            JsonObject.EMPTY);
    return new SessionCopy(session, List.of(), LONG);
  }

  private Object unasked(Object proxy, Method method, Object[] arguments) {
    throw new AssertionError(method.getName());
  }

  private static <T> T fake(Class<T> port, InvocationHandler handler) {
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }
}

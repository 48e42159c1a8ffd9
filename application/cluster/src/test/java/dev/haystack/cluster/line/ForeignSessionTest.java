package dev.haystack.cluster.line;

import static dev.haystack.kit.Examples.PROFILE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.application.cost.UserLimits;
import dev.haystack.application.cost.UserModels;
import dev.haystack.application.policy.Review;
import dev.haystack.application.prompt.PromptLimits;
import dev.haystack.application.turn.ActiveTurns;
import dev.haystack.application.turn.RunTurn;
import dev.haystack.application.turn.TurnLimits;
import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.application.turn.TurnPorts;
import dev.haystack.application.turn.TurnRequest;
import dev.haystack.cluster.nodes.Fakes;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.practice.ToolBackend;
import dev.haystack.port.store.SessionCopy;
import dev.haystack.port.store.SessionStore;
import dev.haystack.port.store.UiStateStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A turn in a session that is not its user's, where nodes share places. */
class ForeignSessionTest {

  private static final SessionId SESSION = new SessionId("s");
  private static final UserId OWNER = new UserId("test", "anna");
  private static final UserId STRANGER = new UserId("test", "berta");
  private static final Duration LONG = Duration.ofHours(1);

  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final List<String> happened = new CopyOnWriteArrayList<>();
  private final CountDownLatch left = new CountDownLatch(1);

  private @Nullable PlacesOfANode node;

  @AfterEach
  void close() {
    if (node != null) {
      node.close();
    }
    scheduler.shutdownNow();
  }

  @Test
  void thePlaceIsNotGivenBackWhileTheLogStillCatchesUpByItsRight() {
    SessionStore sessions =
        Fakes.of(
            SessionStore.class,
            (_, method, _) ->
                switch (method.getName()) {
                  case "open" -> foreign();
                  default -> throw new AssertionError(method.getName());
                });
    node = PlacesOfANode.inReach(sessions, this::caughtUp, this::left);
    UiStateStore uiStates = Fakes.of(UiStateStore.class, (_, _, _) -> Optional.empty());
    var ports =
        new TurnPorts(
            new UserModels(Fakes.of(ChatModel.class, (_, _, _) -> "model"), UserLimits.none()),
            Fakes.of(ToolBackend.class, (_, _, _) -> null),
            sessions,
            uiStates,
            node.log);
    var runTurn =
        new RunTurn(
            ports,
            _ -> new Review.Granted(true),
            new ActiveTurns(scheduler, InstantSource.system(), LONG),
            node.places,
            () -> TurnLimits.DEFAULT,
            PromptLimits.DEFAULT,
            InstantSource.system(),
            () -> "id");

    TurnOutcome outcome = runTurn.run(request(), _ -> {});

    assertInstanceOf(TurnOutcome.Refused.class, outcome);
    assertEquals(List.of("caught up", "left"), happened);
  }

  private void caughtUp() {
    try {
      // as long as a store may take, or until it is too late
      boolean _ = left.await(200, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    happened.add("caught up");
  }

  private void left() {
    happened.add("left");
    left.countDown();
  }

  private static SessionCopy foreign() {
    var session =
        new Session(
            SESSION,
            new Incarnation("i"),
            OWNER,
            Optional.of(PROFILE),
            PersonaType.WEB_ASSISTANT,
            Instant.EPOCH,
            Instant.EPOCH,
            0,
            JsonObject.EMPTY);
    return new SessionCopy(session, List.of(), LONG);
  }

  private static TurnRequest request() {
    var stranger = new Principal(STRANGER, new ProfileId("profile"), new AccessToken("token"));
    return new TurnRequest(
        SESSION,
        CallerLease.of(stranger),
        PersonaType.WEB_ASSISTANT,
        "hello",
        ClientMessageId.NONE);
  }
}

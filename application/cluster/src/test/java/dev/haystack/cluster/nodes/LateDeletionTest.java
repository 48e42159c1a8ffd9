package dev.haystack.cluster.nodes;

import static dev.haystack.cluster.nodes.Talk.ANNA;
import static dev.haystack.cluster.nodes.Talk.BEN;
import static dev.haystack.cluster.nodes.Talk.SESSION;
import static dev.haystack.cluster.nodes.Talk.open;
import static dev.haystack.kit.Examples.PROFILE;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.application.turn.TurnRequest;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.kit.Eventually;
import dev.haystack.kit.model.ScriptedChatModel;
import dev.haystack.kit.model.ScriptedChatModel.Answer;
import dev.haystack.kit.shared.MapSharedStore;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.shared.NodeBus;
import dev.haystack.port.shared.SharedStore;
import java.lang.reflect.InvocationTargetException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A session is deleted on one node, and its id bound by somebody else, before another node that has
 * its log hears of that.
 */
@Tag("SE-4")
class LateDeletionTest {

  private final InstantSource clock = InstantSource.system();
  private final MapSharedStore store = new MapSharedStore(clock);
  private final ScriptedChatModel model =
      new ScriptedChatModel(_ -> Answer.of("one ", "two ", "three"));
  private final ClusterNode near = new ClusterNode(store.node(), model, clock);
  private final ClusterNode deaf = new ClusterNode(deafened(store.node()), model, clock);

  @AfterEach
  void close() {
    model.goOn();
    near.close();
    deaf.close();
  }

  @Test
  void whoComesToTheIdThatIsNobodysAgainIsToldNothingOfBefore() throws Exception {
    answer(deaf, ANNA, "annas secret");

    assertTrue(near.deleteSession.delete(SESSION, ANNA));

    assertEquals(List.of(), told(deaf, BEN));
  }

  @Test
  void whoBindsTheIdAnewIsToldTheirOwnAlone() throws Exception {
    answer(deaf, ANNA, "annas secret");
    assertTrue(near.deleteSession.delete(SESSION, ANNA));
    answer(near, BEN, "bens question");

    List<LoggedEvent> far = told(deaf, BEN);

    assertFalse(far.isEmpty());
    assertEquals(told(near, BEN), far);
  }

  @Test
  void whoBindsTheIdAnewOnTheNodeThatDoesNotKnowIsToldTheirOwnAlone() throws Exception {
    answer(deaf, ANNA, "annas secret");
    LogPosition before = deaf.cluster.log().position(SESSION);
    assertTrue(near.deleteSession.delete(SESSION, ANNA));

    answer(deaf, BEN, "bens question");

    List<LoggedEvent> here = told(deaf, BEN);
    assertEquals(1, here.getFirst().sequence());
    assertFalse(before.epoch().equals(deaf.cluster.log().position(SESSION).epoch()));
    Eventually.holds(() -> told(near, BEN).equals(here));
  }

  @Test
  void aTurnThatRunsOnTellsNobodyElse() throws Exception {
    model.pause();
    CompletableFuture<TurnOutcome> lost = ask(deaf, ANNA, "annas secret");
    Eventually.holds(() -> told(deaf, ANNA).size() == 2);
    assertTrue(near.deleteSession.delete(SESSION, ANNA));
    var _ = open(near.cluster.sessions(), SESSION, BEN);
    var there = new Seen();
    var here = new Seen();
    try (var following = near.followSession.follow(SESSION, here);
        var unaware = deaf.followSession.follow(SESSION, there)) {
      assertTrue(following.firstLook(BEN).isOpen());
      assertTrue(unaware.firstLook(BEN).isOpen());

      model.goOn();
      var _ = lost.get(10, SECONDS);
      deaf.cluster.close();

      assertEquals(List.of(), here.events);
      assertEquals(List.of(), there.events);
      assertEquals(List.of(), told(near, BEN));
    }
  }

  @Test
  void whatWaitsForTheStoreIsNotPutIntoAnothersLog() throws Exception {
    answer(near, ANNA, "before");
    var _ = told(deaf, ANNA);
    model.pause();
    CompletableFuture<TurnOutcome> lost = ask(deaf, ANNA, "annas secret");
    Eventually.holds(() -> told(deaf, ANNA).getLast().sequence() > 6);
    assertTrue(near.deleteSession.delete(SESSION, ANNA));
    var _ = open(near.cluster.sessions(), SESSION, BEN);

    model.goOn();
    var _ = lost.get(10, SECONDS);
    deaf.cluster.close();

    assertEquals(List.of(), told(near, BEN));
  }

  /** All that somebody is told who comes and asks for everything. */
  private static List<LoggedEvent> told(ClusterNode node, UserId user) {
    List<LoggedEvent> told = new ArrayList<>();
    try (var following = node.followSession.follow(SESSION, new Seen())) {
      assertTrue(following.firstLook(user).isOpen());
      var begin = new LogPosition(following.position().epoch(), 0);
      following.replay(user, begin, events -> events.ifPresent(told::addAll));
    }
    return told;
  }

  private static void answer(ClusterNode node, UserId user, String words) throws Exception {
    assertInstanceOf(TurnOutcome.Answered.class, ask(node, user, words).get(10, SECONDS));
  }

  private static CompletableFuture<TurnOutcome> ask(ClusterNode node, UserId user, String words) {
    var caller = new Principal(user, PROFILE, new AccessToken("token"));
    var request =
        new TurnRequest(
            SESSION,
            CallerLease.of(caller),
            PersonaType.WEB_ASSISTANT,
            words,
            new ClientMessageId("client-" + words));
    return CompletableFuture.supplyAsync(() -> node.runTurn.run(request, _ -> {}));
  }

  /** The store as a node sees it that hears nothing of the others. */
  private static SharedStore deafened(SharedStore whole) {
    return Fakes.of(
        SharedStore.class,
        (_, method, arguments) -> {
          if (method.getName().equals("bus")) {
            return Fakes.of(NodeBus.class, (_, _, _) -> null);
          }
          try {
            return method.invoke(whole, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }
}

package dev.haystack.cluster.nodes;

import static dev.haystack.cluster.nodes.Talk.ANNA;
import static dev.haystack.cluster.nodes.Talk.SESSION;
import static dev.haystack.cluster.nodes.Talk.tell;
import static dev.haystack.cluster.nodes.Talk.told;
import static dev.haystack.cluster.nodes.Talk.words;
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
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.HistorySummary;
import dev.haystack.domain.session.MessageStatus;
import dev.haystack.domain.session.SessionId;
import dev.haystack.kit.Eventually;
import dev.haystack.kit.model.ScriptedChatModel;
import dev.haystack.kit.model.ScriptedChatModel.Answer;
import dev.haystack.kit.shared.SharedContents;
import dev.haystack.kit.store.CurrentSession;
import dev.haystack.kit.store.SessionStoreContract;
import dev.haystack.kit.store.UiStateStoreContract;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.store.SessionStore;
import dev.haystack.port.store.UiStateStore;
import dev.haystack.port.store.UiStateWrite;
import dev.haystack.port.turn.QueuePosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What two nodes are to each other over every shared store. */
public abstract class TwoNodesContract {

  private static final String ANSWER = "one two three";

  private final ScriptedChatModel model =
      new ScriptedChatModel(_ -> Answer.of("one ", "two ", "three"));
  private List<ClusterNode> nodes = List.of();

  /** The store under test: empty when a test begins, and the same one throughout it. */
  protected abstract SharedContents contents();

  @BeforeEach
  final void join() {
    SharedContents contents = contents();
    nodes =
        List.of(
            new ClusterNode(contents.here(), model, contents::now),
            new ClusterNode(contents.there(), model, contents::now));
  }

  @AfterEach
  final void leave() {
    model.goOn();
    nodes.forEach(ClusterNode::close);
  }

  final ClusterNode near() {
    return nodes.getFirst();
  }

  final ClusterNode far() {
    return nodes.getLast();
  }

  @Test
  void aTurnOnOneNodeIsFollowedFromTheOther() throws Exception {
    var here = new Seen();
    var there = new Seen();
    model.pause();
    try (var _ = near().followSession.follow(SESSION, here);
        var _ = far().followSession.follow(SESSION, there)) {
      CompletableFuture<TurnOutcome> turn = ask(near(), SESSION, "question");
      Eventually.holds(() -> there.text().equals("one "));

      model.goOn();

      assertInstanceOf(TurnOutcome.Answered.class, turn.get(10, SECONDS));
      Eventually.holds(() -> there.ended() == 1);
      assertEquals(here.events, there.events);
      assertEquals(ANSWER, there.text());
      assertEquals(List.of("question", ANSWER), words(far().cluster.sessions(), SESSION));
    }
  }

  @Test
  void whoWasCutOffGoesOnElsewhereFromWhereTheyWere() throws Exception {
    var here = new Seen();
    LogPosition begin;
    try (var following = near().followSession.follow(SESSION, here)) {
      begin = following.position();
      assertInstanceOf(
          TurnOutcome.Answered.class, ask(near(), SESSION, "question").get(10, SECONDS));
    }
    var place = new LogPosition(begin.epoch(), here.events.get(1).sequence());
    var handed = new ArrayList<Optional<List<LoggedEvent>>>();
    try (var following = far().followSession.follow(SESSION, new Seen())) {
      assertTrue(following.firstLook(ANNA).isOpen());
      following.replay(ANNA, place, handed::add);
    }

    assertEquals(List.of(Optional.of(here.events.subList(2, here.events.size()))), handed);
  }

  @Test
  void aSummaryThatWasKeptOnOneNodeIsUsedAndToldOnTheOther() throws Exception {
    var _ = ask(near(), SESSION, "question").get(10, SECONDS);
    var question = near().cluster.sessions().messages(SESSION).getFirst();
    var summary = new HistorySummary(question.id(), "They met.", 1, 7, 5, false);
    CurrentSession.mergeContext(near().cluster.sessions(), SESSION, summary.patch());
    var _ = ask(far(), SESSION, "and?").get(10, SECONDS);
    assertTrue(model.requests().getLast().messages().toString().contains("They met."));
    var used = far().cluster.sessions().find(SESSION).orElseThrow();
    assertTrue(HistorySummary.in(used.context()).orElseThrow().told());
  }

  @Test
  void aTurnIsStoppedFromTheOtherNode() throws Exception {
    var there = new Seen();
    model.pause();
    try (var following = far().followSession.follow(SESSION, there)) {
      CompletableFuture<TurnOutcome> turn = ask(near(), SESSION, "question");
      Eventually.holds(() -> there.text().equals("one "));
      assertEquals(
          Optional.of(there.events.getFirst().turn()), following.firstLook(ANNA).activeTurn());

      far().stopTurn.stop(SESSION, ANNA, Optional.of(there.events.getFirst().turn()));

      var answered = assertInstanceOf(TurnOutcome.Answered.class, turn.get(10, SECONDS));
      assertEquals(MessageStatus.STOPPED, answered.answer().status());
      Eventually.holds(() -> there.ended() == 1);
    }
  }

  @Test
  void whatIsDeletedOnOneNodeIsGoneOnTheOtherAndItsTurnEnds() throws Exception {
    var here = new Seen();
    model.pause();
    try (var _ = near().followSession.follow(SESSION, here)) {
      CompletableFuture<TurnOutcome> turn = ask(near(), SESSION, "question");
      Eventually.holds(() -> here.text().equals("one "));
      assertTrue(
          tell(near().cluster.uiStates(), SESSION, 1, "{\"a\":1}")
              instanceof UiStateWrite.Accepted);

      assertTrue(far().deleteSession.delete(SESSION, ANNA));

      assertFalse(turn.get(10, SECONDS) instanceof TurnOutcome.Refused);
      Eventually.holds(() -> here.deleted);
      for (ClusterNode node : nodes) {
        assertEquals(Optional.empty(), node.cluster.sessions().find(SESSION));
        assertEquals("", told(node.cluster.uiStates(), SESSION));
      }
    }
  }

  @Test
  void aUsersLimitHoldsOverBothNodes() throws Exception {
    model.pause();
    var positions = new CopyOnWriteArrayList<QueuePosition>();
    List<CompletableFuture<TurnOutcome>> turns = new ArrayList<>();
    for (int i = 0; i < ClusterNode.IN_FLIGHT_MAX; i++) {
      turns.add(ask(nodes.get(i % 2), new SessionId("s" + i), "question " + i));
    }
    Eventually.holds(() -> model.requests().size() == ClusterNode.IN_FLIGHT_MAX);
    turns.add(ask(far(), new SessionId("s-more"), "one more", positions::add));
    Eventually.holds(() -> !positions.isEmpty());

    model.goOn();

    for (CompletableFuture<TurnOutcome> turn : turns) {
      assertInstanceOf(TurnOutcome.Answered.class, turn.get(10, SECONDS));
    }
    assertEquals(1, positions.getFirst().position());
  }

  @Test
  void turnsOfOneSessionRunOneAfterTheOther() throws Exception {
    var positions = new CopyOnWriteArrayList<QueuePosition>();
    model.pause();
    CompletableFuture<TurnOutcome> first = ask(near(), SESSION, "first");
    Eventually.holds(() -> model.requests().size() == 1);
    CompletableFuture<TurnOutcome> second = ask(far(), SESSION, "second", positions::add);
    Eventually.holds(() -> !positions.isEmpty());

    model.goOn();

    assertInstanceOf(TurnOutcome.Answered.class, first.get(10, SECONDS));
    assertInstanceOf(TurnOutcome.Answered.class, second.get(10, SECONDS));
    assertEquals(
        List.of("first", ANSWER, "second", ANSWER), words(near().cluster.sessions(), SESSION));
  }

  @Test
  void aMessageThatIsSentAgainElsewhereIsAnsweredOnce() throws Exception {
    assertInstanceOf(TurnOutcome.Answered.class, ask(near(), SESSION, "hello").get(10, SECONDS));

    TurnOutcome again = ask(far(), SESSION, "hello").get(10, SECONDS);

    assertInstanceOf(TurnOutcome.Repeated.class, again);
    assertEquals(List.of("hello", ANSWER), words(far().cluster.sessions(), SESSION));
    assertEquals(1, model.requests().size());
  }

  static CompletableFuture<TurnOutcome> ask(ClusterNode node, SessionId session, String words) {
    return ask(node, session, words, _ -> {});
  }

  private static CompletableFuture<TurnOutcome> ask(
      ClusterNode node, SessionId session, String words, Consumer<QueuePosition> waiting) {
    var caller = new Principal(ANNA, PROFILE, new AccessToken("token"));
    var request =
        new TurnRequest(
            session,
            CallerLease.of(caller),
            PersonaType.WEB_ASSISTANT,
            words,
            new ClientMessageId("client-" + words));
    return CompletableFuture.supplyAsync(
        () -> node.runTurn.run(request, waiting), Thread::startVirtualThread);
  }

  @Nested
  class Sessions extends SessionStoreContract {
    private SessionStore either;

    @BeforeEach
    final void askInTurn() {
      either =
          Alternating.between(
              SessionStore.class, List.of(near().cluster.sessions(), far().cluster.sessions()));
    }

    @Override
    protected SessionStore store() {
      return either;
    }

    @Override
    protected Duration timeout() {
      return SharedContents.SESSION_TIMEOUT;
    }

    @Override
    protected void advance(Duration time) {
      contents().advance(time);
    }
  }

  @Nested
  class UiStates extends UiStateStoreContract {
    private UiStateStore either;

    @BeforeEach
    final void askInTurn() {
      either =
          Alternating.between(
              UiStateStore.class, List.of(near().cluster.uiStates(), far().cluster.uiStates()));
    }

    @Override
    protected UiStateStore store() {
      return either;
    }

    @Override
    protected Duration timeToLive() {
      return SharedContents.UI_STATE_TIME_TO_LIVE;
    }

    @Override
    protected int bytesMax() {
      return ClusterNode.BYTES_MAX;
    }

    @Override
    protected void advance(Duration time) {
      contents().advance(time);
    }
  }
}

package dev.haystack.cluster.nodes;

import static dev.haystack.cluster.nodes.Talk.ANNA;
import static dev.haystack.cluster.nodes.Talk.SESSION;
import static dev.haystack.cluster.nodes.Talk.open;
import static dev.haystack.cluster.nodes.Talk.say;
import static dev.haystack.cluster.nodes.Talk.tell;
import static dev.haystack.cluster.nodes.Talk.told;
import static dev.haystack.cluster.nodes.Talk.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.cluster.line.Seat;
import dev.haystack.domain.event.Durability;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.TurnId;
import dev.haystack.kit.Eventually;
import dev.haystack.kit.shared.SharedContents;
import dev.haystack.kit.store.SessionStoreContract;
import dev.haystack.kit.store.UiStateStoreContract;
import dev.haystack.port.shared.Line;
import dev.haystack.port.shared.Signal;
import dev.haystack.port.store.SessionStore;
import dev.haystack.port.store.UiStateStore;
import dev.haystack.port.store.UiStateWrite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What two nodes are to each other over every shared store. */
@Tag("SW-3")
public abstract class TwoNodesContract {

  private static final TurnId TURN = new TurnId("turn");

  private List<ClusterNode> nodes = List.of();

  /** The store under test: empty when a test begins, and the same one throughout it. */
  protected abstract SharedContents contents();

  @BeforeEach
  final void join() {
    SharedContents contents = contents();
    nodes =
        List.of(
            new ClusterNode(contents.here(), contents::now),
            new ClusterNode(contents.there(), contents::now));
  }

  @AfterEach
  final void leave() {
    nodes.forEach(ClusterNode::close);
  }

  final ClusterNode near() {
    return nodes.getFirst();
  }

  final ClusterNode far() {
    return nodes.getLast();
  }

  @Test
  void aTurnOnOneNodeIsFollowedFromTheOther() {
    var _ = open(near().sessions, SESSION, ANNA);
    var seen = new CopyOnWriteArrayList<LoggedEvent>();
    try (var _ = far().log.follow(SESSION, seen::add)) {
      List<LoggedEvent> turn = runTurn(100);

      Eventually.holds(() -> seen.size() == turn.size());
      assertEquals(turn, seen);
      assertEquals(near().log.position(SESSION), far().log.position(SESSION));
    }
  }

  @Test
  void whoWasCutOffGoesOnElsewhereFromWhereTheyWere() {
    var _ = open(near().sessions, SESSION, ANNA);
    assertEquals(Optional.of(Durability.SHARED), say(near().sessions, SESSION, "question"));
    List<LoggedEvent> turn = runTurn(100);
    var place = new LogPosition(near().log.position(SESSION).epoch(), turn.get(49).sequence());

    var handed = new ArrayList<Optional<List<LoggedEvent>>>();
    far().log.replay(SESSION, place, handed::add);

    assertEquals(List.of(Optional.of(turn.subList(50, turn.size()))), handed);
    assertEquals(List.of("question"), words(far().sessions, SESSION));
  }

  @Test
  void aStopIsHeardWhereTheTurnRuns() {
    var wanted = new Signal.StopWanted(SESSION, ANNA, Optional.of(TURN));
    var heard = new CopyOnWriteArrayList<Signal>();
    near().signals.on(Signal.StopWanted.class, heard::add);

    // signals are no promise, and the bus may not have joined yet
    Eventually.holds(
        () -> {
          far().signals.broadcast(wanted);
          return !heard.isEmpty();
        });

    assertEquals(wanted, heard.getFirst());
  }

  @Test
  void whatIsDeletedOnOneNodeIsGoneOnTheOther() {
    Session opened = open(near().sessions, SESSION, ANNA);
    assertTrue(say(near().sessions, SESSION, "question").isPresent());
    assertTrue(tell(near().uiStates, SESSION, 1, "{\"a\":1}") instanceof UiStateWrite.Accepted);
    var _ = runTurn(3);
    assertEquals(List.of("question"), words(far().sessions, SESSION));

    near().sessions.delete(SESSION);
    near().uiStates.delete(SESSION);
    near().log.delete(SESSION);

    assertEquals(Optional.empty(), far().sessions.find(SESSION));
    assertEquals("", told(far().uiStates, SESSION));
    assertTrue(contents().there().sessions().isDeleted(opened.incarnation()));
    Incarnation next = open(far().sessions, SESSION, ANNA).incarnation();
    assertFalse(next.equals(opened.incarnation()));
    assertEquals(List.of(), words(near().sessions, SESSION));
  }

  @Test
  void aUsersLimitHoldsOverBothNodes() {
    Line user = Line.of(ANNA);
    try (Seat first = near().enter("one", user, 2);
        Seat second = far().enter("two", user, 2);
        Seat third = far().enter("three", user, 2)) {
      assertTrue(first.isShared());
      assertTrue(second.isShared());
      assertFalse(third.isHeld());

      first.close();

      assertTrue(third.await());
      assertTrue(third.isShared());
    }
  }

  @Test
  void oneTurnAtATimeRunsInASession() {
    Line session = Line.of(SESSION);
    try (Seat first = near().enter("one", session, 1);
        Seat second = far().enter("two", session, 1)) {
      assertTrue(first.isShared());
      assertFalse(second.isHeld());

      first.close();

      assertTrue(second.await());
      assertTrue(second.fence() > first.fence());
    }
  }

  /** Runs a turn on the near node, as the engine does. */
  private List<LoggedEvent> runTurn(int deltas) {
    var log = near().log;
    log.catchUp(SESSION, 0);
    List<LoggedEvent> events = new ArrayList<>();
    events.add(
        log.append(
            SESSION,
            TURN,
            new TurnEvent.Started(
                new MessageId("question"), ClientMessageId.NONE, Durability.SHARED)));
    for (int i = 0; i < deltas; i++) {
      events.add(log.append(SESSION, TURN, new TurnEvent.TextDelta("word" + i + " ")));
    }
    events.add(log.append(SESSION, TURN, new TurnEvent.Ended()));
    log.flush(SESSION);
    return events;
  }

  @Nested
  class Sessions extends SessionStoreContract {
    private SessionStore either;

    @BeforeEach
    final void askInTurn() {
      either = Alternating.between(SessionStore.class, List.of(near().sessions, far().sessions));
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
      either = Alternating.between(UiStateStore.class, List.of(near().uiStates, far().uiStates));
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

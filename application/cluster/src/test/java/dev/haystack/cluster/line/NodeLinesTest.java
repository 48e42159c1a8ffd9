package dev.haystack.cluster.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.shared.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NodeLinesTest {

  private static final Line SESSION = Line.of(new SessionId("s"));
  private static final Line USER = Line.of(new UserId("test", "anna"));
  private static final Duration SOON = Duration.ofSeconds(10);

  private final TestNodes nodes = new TestNodes();
  private final TestNodes.Node one = nodes.node("one");
  private final TestNodes.Node two = nodes.node("two");
  private final BlockingQueue<Integer> positions = new LinkedBlockingQueue<>();
  private final CountDownLatch lost = new CountDownLatch(1);

  @AfterEach
  void close() {
    nodes.close();
  }

  @Test
  void turnsOfASessionFollowOneAnotherAcrossNodes() {
    Seat first = enter(one, SESSION, 1, "a");
    Seat second = enter(two, SESSION, 1, "b");
    assertTrue(first.isShared());
    assertFalse(second.isHeld());

    first.close();

    awaitHeld(second);
    assertTrue(second.fence() > first.fence());
  }

  @Test
  @Tag("RL-4")
  void aUsersLimitCountsOverNodesFirstComeFirstServed() throws InterruptedException {
    List<Seat> holding = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      holding.add(enter(i % 2 == 0 ? one : two, USER, 10, "t" + i));
    }
    Seat next = enter(two, USER, 10, "next");
    Seat afterNext = enter(one, USER, 10, "after next");
    holding.forEach(seat -> assertTrue(seat.isHeld()));
    assertEquals(List.of(1, 2), List.of(positions.take(), positions.take()));

    holding.getFirst().close();
    awaitHeld(next);
    assertEquals(Optional.of(1), Optional.ofNullable(positions.poll(10, TimeUnit.SECONDS)));
    assertFalse(afterNext.isHeld());
    holding.getLast().close();
    awaitHeld(afterNext);
  }

  @Test
  void aNodeThatFallsSilentLosesItsPlaces() {
    Seat first = enter(one, SESSION, 1, "a");
    Seat second = enter(two, SESSION, 1, "b");
    one.lines.close();

    awaitHeld(second);
    assertTrue(first.isHeld(), "it does not know yet");
  }

  @Test
  void whoLostItsPlaceToAnotherIsTold() throws InterruptedException {
    Seat first = enter(one, SESSION, 1, "a");
    // as if the node had been stopped for longer than its lease
    var _ = nodes.shared.leave(List.of(first.leave()));
    Seat second = enter(two, SESSION, 1, "b");

    assertTrue(second.isHeld() || lost.await(10, TimeUnit.SECONDS));
  }

  @Test
  void aSeatThatIsGivenUpLetsTheOthersMoveUp() {
    Seat first = enter(one, SESSION, 1, "a");
    Seat second = enter(two, SESSION, 1, "b");
    Seat third = enter(one, SESSION, 1, "c");

    second.close();
    first.close();

    awaitHeld(third);
    assertFalse(second.await());
  }

  @Test
  void nothingIsKeptOfATurnWhosePlaceCouldNotBeAskedFor() {
    TestNodes.Node calm = nodes.calmNode("calm");
    nodes.breakOnce();

    assertThrows(IllegalStateException.class, () -> enter(calm, SESSION, 1, "a"));

    assertEquals(0, calm.lines.size());
  }

  @Test
  void aPlaceWhoseAnswerMadeNoSenseIsGivenBack() {
    nodes.breakOnce();
    assertThrows(IllegalStateException.class, () -> enter(one, SESSION, 1, "a"));

    awaitHeld(enter(two, SESSION, 1, "b"));
  }

  @Test
  void severalSeatsAreLeftAtOnce() {
    Seat session = enter(one, SESSION, 1, "a");
    Seat user = enter(one, USER, 1, "a");
    Seat nextInSession = enter(two, SESSION, 1, "b");
    Seat nextOfUser = enter(one, USER, 1, "c");

    one.lines.leave(List.of(user, session));

    awaitHeld(nextInSession);
    awaitHeld(nextOfUser);
  }

  @Test
  @Tag("RL-7")
  void nothingIsKeptOfLinesWithoutSeats() {
    enter(one, SESSION, 1, "a").close();
    enter(one, USER, 10, "a").close();

    assertEquals(0, one.lines.size());
    assertEquals(0, nodes.shared.holding(SESSION));
  }

  @Test
  void whileTheStoreIsAwayTurnsGoOnAndNewOnesAreGivenTheirPlace() {
    Seat before = enter(one, USER, 2, "a");
    nodes.setAway(true);

    Seat during = enter(one, USER, 2, "b");
    Seat waiting = enter(one, USER, 2, "c");

    assertTrue(before.isHeld());
    assertTrue(during.isHeld());
    assertFalse(during.isShared());
    assertFalse(waiting.isHeld());
    before.close();
    awaitHeld(waiting);
  }

  @Test
  void whoWaitedForAnotherNodeGoesOnAloneWhenTheStoreStaysAway() {
    Seat first = enter(one, SESSION, 1, "a");
    Seat second = enter(two, SESSION, 1, "b");

    nodes.setAway(true);

    awaitHeld(second);
    assertTrue(first.isHeld());
    assertFalse(second.isShared());
  }

  @Test
  void whatIsHeldIsSharedAgainAfterAnOutage() {
    Seat before = enter(one, USER, 2, "a");
    nodes.setAway(true);
    Seat during = enter(two, USER, 2, "b");
    Seat gone = enter(one, USER, 2, "gone");
    gone.close();
    nodes.setAway(false);

    await(() -> one.gate.isInReach() && during.isShared());
    Seat after = enter(one, USER, 2, "c");
    assertFalse(after.isHeld());
    assertTrue(before.isShared());
    during.close();
    awaitHeld(after);
  }

  @Test
  void aTurnThatFollowedAnotherInAnOutageKeepsItsPlace() {
    Seat first = enter(one, SESSION, 1, "a");
    nodes.setAway(true);
    first.close();
    Seat second = enter(one, SESSION, 1, "b");
    assertTrue(second.isHeld());

    nodes.setAway(false);

    await(second::isShared);
    assertEquals(1, lost.getCount());
    assertTrue(second.fence() > first.fence());
  }

  @Test
  void leasesThatRanOutInAnOutageAreKeptForTheirNodes() {
    Seat first = enter(one, SESSION, 1, "a");
    nodes.setAway(true);
    await(() -> !one.gate.isInReach() && !two.gate.isInReach());
    LockSupport.parkNanos(TestNodes.TIMES.lease().toNanos());
    nodes.setAway(false);
    await(() -> one.gate.isInReach() && two.gate.isInReach());

    Seat second = enter(two, SESSION, 1, "b");
    await(second::isAnswered);
    assertTrue(first.isHeld());
    first.close();
    awaitHeld(second);
    assertEquals(1, lost.getCount());
  }

  @Test
  void aLimitHealsAfterTheStoreWasEmptiedAndIsNotPassed() {
    List<Seat> holding = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      holding.add(enter(one, USER, 10, "t" + i));
    }
    // so that it knows what the contents were
    enter(two, SESSION, 1, "before").close();
    nodes.empty();

    Seat late = enter(two, USER, 10, "late");
    boolean counts = late.isHeld() && !late.isDoubtful();
    late.close();
    Seat again = enter(two, USER, 10, "late");

    assertFalse(counts, "passed the limit");
    await(() -> nodes.shared.holding(USER) == 10);
    assertFalse(again.isHeld());
    holding.getFirst().close();
    awaitHeld(again);
    assertEquals(10, nodes.shared.holding(USER));
  }

  private Seat enter(TestNodes.Node node, Line line, int capacity, String turn) {
    var arrival =
        new NodeLines.Arrival(new TurnId(turn), System.currentTimeMillis(), lost::countDown);
    var wanted = new NodeLines.WantedPlace(line, capacity, positions::add);
    return node.lines.enter(arrival, List.of(wanted)).getFirst();
  }

  private static void awaitHeld(Seat seat) {
    assertTrue(assertTimeoutPreemptively(SOON, seat::await));
  }

  // nothing outside is told of these, so there is nothing to wait for but the state
  private static void await(BooleanSupplier holds) {
    long end = System.nanoTime() + SOON.toNanos();
    while (!holds.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "did not come to hold in time");
      LockSupport.parkNanos(1_000_000);
    }
  }
}

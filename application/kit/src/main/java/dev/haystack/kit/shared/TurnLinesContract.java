package dev.haystack.kit.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.kit.Concurrently;
import dev.haystack.port.shared.Line;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.Ticket;
import dev.haystack.port.shared.TurnLines;
import dev.haystack.port.shared.TurnLines.Claim;
import dev.haystack.port.shared.TurnLines.Holder;
import dev.haystack.port.shared.TurnLines.Leave;
import dev.haystack.port.shared.TurnLines.Roll;
import dev.haystack.port.shared.TurnLines.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every store of lines must do; time is the store's own. */
public abstract class TurnLinesContract {

  private static final NodeId HERE = new NodeId("here");
  private static final NodeId THERE = new NodeId("there");
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final Line session = Line.of(new SessionId("s-" + UUID.randomUUID()));
  private final Line user = Line.of(new UserId("test", UUID.randomUUID().toString()));

  /** The lines under test, maybe with lines of other tests among them. */
  protected abstract TurnLines lines();

  @Test
  void oneHasThePlaceAndTheOthersWaitInTheOrderTheyCame() {
    assertInstanceOf(Standing.Held.class, enter(session, 1, HERE, "a"));
    assertEquals(new Standing.Waiting(1), enter(session, 1, THERE, "b"));
    assertEquals(new Standing.Waiting(2), enter(session, 1, HERE, "c"));

    assertEquals(Set.of(HERE, THERE), leave(session, HERE, "a"));

    assertEquals(new Standing.Waiting(1), enter(session, 1, HERE, "c"));
    assertInstanceOf(Standing.Held.class, enter(session, 1, THERE, "b"));
    assertEquals(new Standing.Waiting(1), enter(session, 1, HERE, "c"));
  }

  @Test
  @Tag("RL-2")
  void ofFifteenTenHaveTheirPlaceAndFiveWait() {
    for (int i = 0; i < 10; i++) {
      assertInstanceOf(Standing.Held.class, enter(user, 10, i % 2 == 0 ? HERE : THERE, "t" + i));
    }
    for (int i = 0; i < 5; i++) {
      assertEquals(new Standing.Waiting(i + 1), enter(user, 10, THERE, "w" + i));
    }
  }

  @Test
  void whoCameFirstStandsFirstHoweverLateTheLineHears() {
    assertInstanceOf(Standing.Held.class, enter(user, 1, HERE, "a"));
    assertEquals(new Standing.Waiting(1), enter(user, 1, HERE, "late"));

    var early = new Claim(ticket(THERE, "early"), Duration.ofSeconds(30), false);

    assertEquals(new Standing.Waiting(1), stand(user, 1, early));
    assertEquals(new Standing.Waiting(2), enter(user, 1, HERE, "late"));
  }

  @Test
  void saidAgainNothingChanges() {
    Standing first = enter(session, 1, HERE, "a");

    assertEquals(first, enter(session, 1, HERE, "a"));
    assertEquals(first, hold(session, 1, HERE, "a"));
    assertEquals(Set.of(), leave(session, HERE, "a"));
    assertEquals(Set.of(), leave(session, HERE, "a"));
  }

  @Test
  void eachHolderHasALargerFence() {
    long first = fence(enter(session, 1, HERE, "a"));
    var _ = leave(session, HERE, "a");
    long second = fence(enter(session, 1, THERE, "b"));

    assertTrue(second > first);
  }

  @Test
  void aPlaceWhoseLeaseIsOverGoesToTheNext() {
    assertInstanceOf(Standing.Held.class, stand(session, SHORT, claim(HERE, "a", false)));

    await(() -> enter(session, 1, THERE, "b") instanceof Standing.Held);

    assertEquals(new Standing.Lost(), hold(session, 1, HERE, "a"));
  }

  @Test
  void aWaitingTicketWhoseLeaseIsOverIsPassedOver() {
    assertInstanceOf(Standing.Held.class, enter(user, 1, HERE, "a"));
    assertEquals(new Standing.Waiting(1), stand(user, SHORT, claim(THERE, "gone", false)));

    await(() -> enter(user, 1, HERE, "b").equals(new Standing.Waiting(1)));
  }

  @Test
  void aLeaseThatIsOverStandsWhileNobodyIsTakenOut() {
    assertInstanceOf(Standing.Held.class, stand(session, SHORT, claim(HERE, "a", false)));
    await(() -> lines().holders(List.of(session)).getFirst().stream().noneMatch(Holder::live));

    assertEquals(
        new Standing.Waiting(1),
        stand(new Roll(session, 1, LONG, false, true, List.of(claim(THERE, "b", false)))));
    assertInstanceOf(Standing.Held.class, hold(session, 1, HERE, "a"));
  }

  @Test
  void nobodyNewComesInWhileNobodyIsAdmitted() {
    var closed = new Roll(user, 10, LONG, true, false, List.of(claim(HERE, "a", false)));

    assertEquals(new Standing.Waiting(1), stand(closed));
    assertInstanceOf(Standing.Held.class, enter(user, 10, HERE, "a"));
  }

  @Test
  void whoHeldAPlaceInAnEmptiedLineHasItAgain() {
    assertInstanceOf(Standing.Held.class, hold(session, 1, HERE, "a"));

    assertEquals(new Standing.Lost(), hold(session, 1, THERE, "b"));
    assertEquals(new Standing.Waiting(1), enter(session, 1, THERE, "c"));
  }

  @Test
  void aUsersTurnsAllGoOnAndNobodyNewComesUntilThereIsRoom() {
    assertInstanceOf(Standing.Held.class, enter(user, 1, HERE, "a"));
    assertInstanceOf(Standing.Held.class, hold(user, 1, THERE, "b"));

    var _ = leave(user, HERE, "a");
    assertEquals(new Standing.Waiting(1), enter(user, 1, HERE, "c"));
    var _ = leave(user, THERE, "b");
    assertInstanceOf(Standing.Held.class, enter(user, 1, HERE, "c"));
  }

  @Test
  void whoHasTheirPlaceWhoLeftIsNotKeptOutByThem() {
    assertInstanceOf(Standing.Held.class, enter(session, 1, HERE, "a"));
    assertEquals(new Standing.Waiting(1), enter(session, 1, THERE, "c"));

    var takenOver =
        new Roll(
            session,
            1,
            LONG,
            true,
            true,
            List.of(claim(HERE, "b", true)),
            List.of(ticket(HERE, "a")));

    assertInstanceOf(Standing.Held.class, stand(takenOver));
    assertEquals(new Standing.Lost(), hold(session, 1, HERE, "a"));
    assertEquals(new Standing.Waiting(1), enter(session, 1, THERE, "c"));
  }

  @Test
  void aWaitingTicketThatWasLetInElsewhereHasItsPlace() {
    assertInstanceOf(Standing.Held.class, enter(user, 1, HERE, "a"));
    assertEquals(new Standing.Waiting(1), enter(user, 1, THERE, "b"));

    assertInstanceOf(Standing.Held.class, hold(user, 1, THERE, "b"));
  }

  @Test
  void theHoldersAreToldOfEachLine() {
    assertInstanceOf(Standing.Held.class, enter(session, 1, HERE, "a"));
    assertEquals(new Standing.Waiting(1), enter(session, 1, THERE, "b"));

    assertEquals(
        List.of(List.of(new Holder(ticket(HERE, "a"), true)), List.of()),
        lines().holders(List.of(session, user)));
  }

  @Test
  void severalLinesAreAskedAtOnce() {
    var first = new Roll(session, 1, LONG, true, true, List.of(claim(HERE, "a", false)));
    var second =
        new Roll(
            user, 1, LONG, true, true, List.of(claim(HERE, "b", false), claim(HERE, "c", false)));

    List<List<Standing>> standings = lines().stand(List.of(first, second)).standings();

    assertInstanceOf(Standing.Held.class, standings.getFirst().getFirst());
    assertInstanceOf(Standing.Held.class, standings.getLast().getFirst());
    assertEquals(new Standing.Waiting(1), standings.getLast().getLast());
  }

  @Test
  void howeverManyComeAtOnceNoMoreThanTheCapacityComeIn() throws Exception {
    List<Standing> standings =
        Concurrently.call(40, i -> enter(user, 10, i % 2 == 0 ? HERE : THERE, "t" + i));

    assertEquals(10, standings.stream().filter(Standing.Held.class::isInstance).count());
    assertEquals(
        10,
        IntStream.range(0, 40)
            .mapToObj(i -> enter(user, 10, i % 2 == 0 ? HERE : THERE, "t" + i))
            .filter(Standing.Held.class::isInstance)
            .count());
  }

  private Set<NodeId> leave(Line line, NodeId node, String turn) {
    return lines().leave(List.of(new Leave(line, ticket(node, turn)))).getFirst();
  }

  private Standing enter(Line line, int capacity, NodeId node, String turn) {
    return stand(line, capacity, claim(node, turn, false));
  }

  private Standing hold(Line line, int capacity, NodeId node, String turn) {
    return stand(line, capacity, claim(node, turn, true));
  }

  private Standing stand(Line line, int capacity, Claim claim) {
    return stand(new Roll(line, capacity, LONG, true, true, List.of(claim)));
  }

  private Standing stand(Line line, Duration lease, Claim claim) {
    return stand(new Roll(line, 1, lease, true, true, List.of(claim)));
  }

  private Standing stand(Roll roll) {
    return lines().stand(List.of(roll)).standings().getFirst().getFirst();
  }

  private static Claim claim(NodeId node, String turn, boolean holding) {
    return new Claim(ticket(node, turn), Duration.ZERO, holding);
  }

  private static Ticket ticket(NodeId node, String turn) {
    return new Ticket(node, new TurnId(turn));
  }

  private static long fence(Standing standing) {
    return assertInstanceOf(Standing.Held.class, standing).fence();
  }

  // nothing tells when a lease is over, so there is nothing to wait for but the state
  private static void await(BooleanSupplier holds) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!holds.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "did not come to hold in time");
      LockSupport.parkNanos(2_000_000);
    }
  }
}

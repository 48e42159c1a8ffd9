package dev.haystack.cluster.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.shared.Line;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A turn that comes for the places of a session and of a user. */
class PlacesInSeveralLinesTest {

  private static final Line SESSION = Line.of(new SessionId("s"));
  private static final Line USER = Line.of(new UserId("test", "anna"));

  private final TestNodes nodes = new TestNodes();
  private final TestNodes.Node one = nodes.node("one");
  private final TestNodes.Node two = nodes.node("two");
  // the lines in which somebody was told to wait
  private final Queue<Line> told = new ConcurrentLinkedQueue<>();

  @AfterEach
  void close() {
    nodes.close();
  }

  @Test
  void freePlacesInSeveralLinesAreAskedForOnce() {
    TestNodes.Node calm = nodes.calmNode("calm");

    List<Seat> seats = enter(calm, "a", SESSION, USER);

    assertEquals(2, seats.stream().filter(Seat::isShared).count());
    assertEquals(1, nodes.shared.rollCalls());
  }

  @Test
  @Tag("RL-4")
  void whoWaitsForASessionKeepsNoOthersFromTheirPlaceAndIsNotToldOfTheUsersLine() {
    Seat inSession = enter(two, "a", SESSION).getFirst();
    Seat ofUser = enter(two, "b", USER).getFirst();

    List<Seat> seats = enter(one, "c", SESSION, USER);

    assertEquals(1, seats.size());
    assertEquals(List.of(SESSION), List.copyOf(told));
    ofUser.close();
    assertTrue(enter(two, "d", USER).getFirst().isHeld());
    inSession.close();
    awaitHeld(seats.getFirst());
    assertEquals(1, nodes.shared.holding(USER));
    assertEquals(List.of(SESSION), List.copyOf(told));
  }

  @Test
  @Tag("RL-4")
  void whoHasTheSessionsPlaceIsToldOfTheUsersLine() {
    Seat ofUser = enter(two, "a", USER).getFirst();

    List<Seat> seats = enter(one, "b", SESSION, USER);

    assertTrue(seats.getFirst().isShared());
    assertEquals(List.of(USER), List.copyOf(told));
    ofUser.close();
    awaitHeld(seats.getLast());
  }

  /** Each line has one place. */
  private List<Seat> enter(TestNodes.Node node, String turn, Line... lines) {
    var arrival = new NodeLines.Arrival(new TurnId(turn), System.currentTimeMillis(), () -> {});
    return node.lines.enter(
        arrival,
        Stream.of(lines)
            .map(line -> new NodeLines.WantedPlace(line, 1, _ -> told.add(line)))
            .toList());
  }

  private static void awaitHeld(Seat seat) {
    assertTrue(assertTimeoutPreemptively(Duration.ofSeconds(10), seat::await));
  }
}

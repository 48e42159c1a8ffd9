package dev.haystack.application.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.turn.QueuePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  private static final UserId ANNA = new UserId("test", "anna");
  private static final UserId BEN = new UserId("test", "ben");

  private final Admission admission = new Admission(() -> new Admission.Sizes(10, 20, 30));
  private final List<QueuePosition> heard = new ArrayList<>();

  @Test
  @Tag("RL-2")
  void ofFifteenTenRunAndFiveWaitInTheOrderTheyCame() {
    List<Place> places = IntStream.range(0, 15).mapToObj(i -> enter(ANNA, "s" + i)).toList();

    assertEquals(10, places.stream().filter(Place::isFree).count());
    assertEquals(IntStream.rangeClosed(1, 5).mapToObj(AdmissionTest::atLimit).toList(), heard);
    for (int i = 0; i < 5; i++) {
      heard.clear();
      places.get(i).close();
      assertTrue(places.get(10 + i).isFree());
      assertEquals(
          IntStream.rangeClosed(1, 4 - i).mapToObj(AdmissionTest::atLimit).toList(), heard);
    }
  }

  @Test
  @Tag("RL-3")
  void usersDoNotShareTheirLimit() {
    for (int i = 0; i < 10; i++) {
      assertTrue(enter(ANNA, "a" + i).isFree());
    }

    assertFalse(enter(ANNA, "a10").isFree());
    assertTrue(enter(BEN, "b").isFree());
  }

  @Test
  void turnsOfASessionFollowOneAnother() {
    Place first = enter(ANNA, "s");
    Place second = enter(ANNA, "s");
    Place third = enter(ANNA, "s");

    assertEquals(List.of(busy(1), busy(2)), heard);
    first.close();
    assertTrue(second.isFree());
    assertFalse(third.isFree());
    assertEquals(busy(1), heard.getLast());
  }

  @Test
  void oneWhoGivesUpLetsTheOthersMoveUp() {
    Place first = enter(ANNA, "s");
    Place second = enter(ANNA, "s");
    Place third = enter(ANNA, "s");

    second.close();
    first.close();

    assertTrue(third.isFree());
    assertFalse(second.isFree());
  }

  @Test
  void aBusySessionDoesNotHoldUpTheUsersOtherSessions() {
    Place first = enter(ANNA, "s");
    Place second = enter(ANNA, "s");

    assertTrue(enter(ANNA, "t").isFree());
    assertTrue(first.isFree());
    assertFalse(second.isFree());
  }

  @Test
  void tooManyWaitingAreRefused() {
    for (int i = 0; i < 30; i++) {
      assertFalse(enter(ANNA, "s" + i).isRefused());
    }

    assertTrue(enter(ANNA, "one too many").isRefused());
  }

  @Test
  @Tag("RL-7")
  void nothingIsKeptOfUsersWithoutTurns() {
    var random = new Random(7);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      places.add(enter(new UserId("test", "u" + random.nextInt(50)), "s" + random.nextInt(80)));
      if (places.size() > 40) {
        places.remove(random.nextInt(places.size())).close();
      }
      var running = new AtomicInteger();
      places.stream().filter(Place::isFree).forEach(_ -> running.incrementAndGet());
      assertEquals(running.get(), admission.inFlight());
    }
    places.forEach(Place::close);
    places.forEach(Place::close);

    assertEquals(0, admission.users());
    assertEquals(0, admission.inFlight());
  }

  private Place enter(UserId user, String session) {
    return admission.enter(user, Optional.of(new SessionId(session.replace(' ', '-'))), heard::add);
  }

  private static QueuePosition atLimit(int position) {
    return new QueuePosition(position, QueuePosition.Reason.USER_LIMIT);
  }

  private static QueuePosition busy(int position) {
    return new QueuePosition(position, QueuePosition.Reason.SESSION_BUSY);
  }
}

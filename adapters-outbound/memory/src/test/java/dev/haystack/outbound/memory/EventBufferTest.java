package dev.haystack.outbound.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.event.LogEntry;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.session.TurnId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EventBufferTest {

  private static final TurnId TURN = new TurnId("turn");

  private final EventBuffer buffer = new EventBuffer();
  private final List<LoggedEvent> added = new ArrayList<>();

  @Test
  void aLongAnswerIsKeptInFewPieces() {
    for (int i = 0; i < 5_000; i++) {
      add(TURN, delta(i));
    }

    assertEquals(added, events(5_000));
    assertTrue(buffer.newest(5_000).size() <= 40);
  }

  @Test
  void whateverComesTheNewestAreTheNewest() {
    var random = new SplittableRandom(5);
    for (int i = 0; i < 3_000; i++) {
      var turn = new TurnId("turn " + random.nextInt(100) / 99);
      add(turn, random.nextInt(300) == 0 ? new TurnEvent.Ended() : delta(i));
    }

    for (int wanted = 0; wanted <= 3_000; wanted += 7) {
      assertEquals(added.subList(3_000 - wanted, 3_000), events(wanted));
    }
  }

  @Test
  void itKeepsExactlyAsManyAsItIsToldAndGoesOn() {
    for (int i = 0; i < 1_000; i++) {
      add(TURN, delta(i));
    }

    buffer.keepNewest(333);
    add(TURN, delta(1_000));

    assertEquals(334, buffer.size());
    assertEquals(added.subList(667, 1_001), events(334));
  }

  @Test
  void olderEventsComeBefore() {
    List<LoggedEvent> older = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      older.add(new LoggedEvent(i + 1, TURN, delta(i)));
    }
    added.addAll(older);
    for (int i = 200; i < 210; i++) {
      add(TURN, delta(i));
    }

    buffer.addBefore(older);
    add(TURN, delta(210));

    assertEquals(211, buffer.size());
    assertEquals(added, events(211));
  }

  private void add(TurnId turn, TurnEvent event) {
    var logged = new LoggedEvent(added.size() + 1, turn, event);
    added.add(logged);
    buffer.add(logged);
  }

  private List<LoggedEvent> events(int wanted) {
    return buffer.newest(wanted).stream().map(LogEntry::events).flatMap(List::stream).toList();
  }

  private static TurnEvent delta(int number) {
    return new TurnEvent.TextDelta("word " + number);
  }
}

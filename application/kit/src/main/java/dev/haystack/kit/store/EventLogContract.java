package dev.haystack.kit.store;

import static dev.haystack.kit.Examples.OTHER_SESSION;
import static dev.haystack.kit.Examples.OWNER;
import static dev.haystack.kit.Examples.SESSION;
import static dev.haystack.kit.Examples.delta;
import static dev.haystack.kit.Examples.started;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.kit.Concurrently;
import dev.haystack.port.store.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link EventLog} does. */
public abstract class EventLogContract extends EventLogRetention {

  private static final UserId STRANGER = new UserId("elsewhere", "user-2");

  @Test
  void eventsAreNumberedFromOneWithoutAGap() {
    LogPosition empty = log().position(SESSION);

    for (int i = 1; i <= 5; i++) {
      assertEquals(new LoggedEvent(i, TURN, delta(i)), append(delta(i)));
    }

    assertEquals(new LogPosition(empty.epoch(), 5), log().position(SESSION));
  }

  @Test
  void everyFollowerHasTheEventBeforeAppendReturns() {
    var first = new CopyOnWriteArrayList<LoggedEvent>();
    var second = new CopyOnWriteArrayList<LoggedEvent>();
    try (var _ = log().follow(SESSION, first::add);
        var _ = log().follow(SESSION, second::add)) {
      LoggedEvent event = append(delta(1));

      assertEquals(List.of(event), first);
      assertEquals(List.of(event), second);
    }
  }

  @Test
  void aFollowerGetsOnlyWhatHappensInItsSessionWhileItFollows() {
    var seen = new CopyOnWriteArrayList<LoggedEvent>();
    var _ = append(delta(1));
    EventLog.Subscription subscription = log().follow(SESSION, seen::add);
    LoggedEvent followed = append(delta(2));
    var _ = log().append(OTHER_SESSION, OWNER, TURN, delta(3));
    subscription.close();
    subscription.close();

    var _ = append(delta(4));

    assertEquals(List.of(followed), seen);
  }

  @Test
  void closingOneOfTwoEqualSubscriptionsLeavesTheOther() {
    var seen = new CopyOnWriteArrayList<LoggedEvent>();
    Consumer<LoggedEvent> follower = seen::add;
    try (var _ = log().follow(SESSION, follower)) {
      EventLog.Subscription second = log().follow(SESSION, follower);
      second.close();
      second.close();

      LoggedEvent event = append(delta(1));

      assertEquals(List.of(event), seen);
    }
  }

  @Test
  void eventsOfManyThreadsReachAFollowerInTheOrderOfTheirNumbers() throws Exception {
    var seen = new CopyOnWriteArrayList<LoggedEvent>();
    try (var _ = log().follow(SESSION, seen::add)) {
      var _ = Concurrently.call(8, _ -> LongStream.range(0, 100).map(_ -> sequence()).max());

      assertEquals(LongStream.rangeClosed(1, 800).boxed().toList(), sequences(seen));
    }
  }

  @Test
  void aFollowerThatJoinsDuringATurnMissesNothingAndGetsNothingTwice() throws Exception {
    LogPosition empty = log().position(SESSION);
    var _ =
        Concurrently.call(
            5,
            thread -> {
              if (thread == 0) {
                return turn(2_000).size();
              }
              assertEquals(
                  LongStream.rangeClosed(1, 2_002).boxed().toList(), sequences(join(empty)));
              return 0;
            });
  }

  @Test
  void manySessionsAreNumberedEachOnItsOwn() throws Exception {
    List<Long> newest =
        Concurrently.call(
            16,
            index -> {
              var id = new SessionId("session-" + index);
              for (int i = 0; i < 99; i++) {
                var _ = log().append(id, OWNER, TURN, delta(i));
              }
              return log().append(id, OWNER, TURN, delta(99)).orElseThrow().sequence();
            });

    assertEquals(List.of(100L), List.copyOf(new TreeSet<>(newest)));
  }

  @Test
  void nobodyButItsOwnerAddsToALogOrIsHandedWhatItHolds() {
    LogPosition begin = log().position(SESSION);
    List<LoggedEvent> theirs = turn(3);

    assertEquals(Optional.empty(), log().append(SESSION, STRANGER, TURN, delta(1)));

    assertEquals(Optional.of(theirs), replay(OWNER, new LogPosition(epoch(), 0)));
    assertEquals(Optional.empty(), replay(STRANGER, new LogPosition(epoch(), 0)));
    assertEquals(0, begin.lastSequence());
  }

  @Test
  void aLogThatIsAnothersNowHoldsNothingOfBeforeAndTakesNothingOfIt() {
    var _ = turn(3);
    LogPosition before = log().position(SESSION);

    log().claim(SESSION, STRANGER);

    assertNotEquals(before.epoch(), epoch());
    assertEquals(Optional.empty(), log().append(SESSION, OWNER, TURN, delta(1)));
    LoggedEvent first = log().append(SESSION, STRANGER, TURN, started()).orElseThrow();
    assertEquals(1, first.sequence());
    assertEquals(Optional.of(List.of(first)), replay(STRANGER, new LogPosition(epoch(), 0)));
    assertEquals(Optional.empty(), replay(OWNER, before));
  }

  @Test
  void whatOthersLeftGoesUnlessTheirTurnRuns() {
    LoggedEvent begun = append(started());
    LogPosition running = log().position(SESSION);
    log().vacate(SESSION, STRANGER);
    assertEquals(running, log().position(SESSION));

    var _ = append(new TurnEvent.Ended());
    log().vacate(SESSION, OWNER);
    assertEquals(begun.sequence() + 1, log().position(SESSION).lastSequence());
    log().vacate(SESSION, STRANGER);

    assertEquals(0, log().position(SESSION).lastSequence());
  }

  private String epoch() {
    return log().position(SESSION).epoch();
  }

  private List<LoggedEvent> join(LogPosition after) {
    var queue = new LinkedBlockingQueue<LoggedEvent>();
    try (var _ = log().follow(SESSION, queue::add)) {
      log()
          .replay(
              SESSION,
              OWNER,
              after,
              missed -> {
                queue.clear();
                queue.addAll(missed.orElseThrow());
              });
      return untilEnd(queue);
    }
  }

  private static List<LoggedEvent> untilEnd(LinkedBlockingQueue<LoggedEvent> queue) {
    var events = new ArrayList<LoggedEvent>();
    while (events.isEmpty() || !(events.getLast().event() instanceof TurnEvent.Ended)) {
      events.add(next(queue));
    }
    return events;
  }

  private static LoggedEvent next(LinkedBlockingQueue<LoggedEvent> queue) {
    try {
      LoggedEvent event = queue.poll(10, SECONDS);
      if (event == null) {
        throw new AssertionError("no further event came");
      }
      return event;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private long sequence() {
    return append(delta(0)).sequence();
  }
}

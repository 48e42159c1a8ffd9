package dev.haystack.cluster.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.cluster.reach.StoreChange;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What several nodes make of one log. */
class EventLogNodesTest {

  private static final SessionId SESSION = new SessionId("session");

  private final RedisServer redis = RedisServer.lasting();
  private LogNode first;
  private LogNode second;

  @BeforeEach
  void start() {
    redis.start();
    redis.command("HSET", "haystack:{session}:session", "owner", "someone");
    first = LogNode.start(redis.url(), "first", InstantSource.system());
    second = LogNode.start(redis.url(), "second", InstantSource.system());
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
    redis.close();
  }

  @Test
  void everyNodeThatFollowsHasEveryEventInOrder() {
    BlockingQueue<LoggedEvent> seen = second.follow(SESSION);

    List<LoggedEvent> turn = first.turn(SESSION, "turn", 500);

    assertEquals(turn, LogNode.take(seen, turn.size()));
    assertEquals(first.log.position(SESSION), second.log.position(SESSION));
  }

  @Test
  void nobodyElseHearsOfATurnBeforeItsMessageIsShared() {
    BlockingQueue<LoggedEvent> seen = second.follow(SESSION);
    first.messagesAreShared = false;
    List<LoggedEvent> turn = first.turn(SESSION, "turn", 5);
    assertEquals(List.of("0"), redis.command("XLEN", "haystack:{session}:events"));

    first.messagesAreShared = true;

    assertEquals(turn, LogNode.take(seen, turn.size()));
  }

  @Test
  void numbersGoOnWhereverTheNextTurnRuns() {
    BlockingQueue<LoggedEvent> seen = first.follow(SESSION);
    List<LoggedEvent> one = first.turn(SESSION, "one", 5);
    List<LoggedEvent> two = second.turn(SESSION, "two", 5);
    List<LoggedEvent> three = first.turn(SESSION, "three", 5);

    assertEquals(8, two.getFirst().sequence());
    assertEquals(15, three.getFirst().sequence());
    assertEquals(one, LogNode.take(seen, 7));
    assertEquals(two, LogNode.take(seen, 7));
    assertEquals(three, LogNode.take(seen, 7));
  }

  @Test
  void whatWasNotToldIsFoundByAsking() {
    try (var deaf = LogNode.deaf(redis.url(), "deaf")) {
      BlockingQueue<LoggedEvent> seen = deaf.follow(SESSION);

      List<LoggedEvent> turn = first.turn(SESSION, "turn", 50);

      assertEquals(turn, LogNode.take(seen, turn.size()));
    }
  }

  @Test
  void aTurnThatOutranTheSharedLogIsThereWholeWhenItEnds() {
    List<LoggedEvent> seen = new ArrayList<>();
    var _ = first.follow(SESSION);
    LogPosition begin = first.log.position(SESSION);
    seen.addAll(first.turn(SESSION, "long", 25_000));
    seen.addAll(first.turn(SESSION, "next", 3));

    var end = new LogPosition(begin.epoch(), seen.getLast().sequence());
    assertEquals(end, first.log.position(SESSION));
    assertEquals(Optional.of(List.of()), second.replay(SESSION, end));
    assertEquals(begin.epoch(), second.log.position(SESSION).epoch());
  }

  @Test
  void aPlaceThatIsNotWrittenYetIsWaitedFor() {
    LogPosition begin = first.log.position(SESSION);
    var _ = first.follow(SESSION);
    first.log.catchUp(SESSION, 0);
    begin = new LogPosition(first.log.position(SESSION).epoch(), begin.lastSequence());
    List<LoggedEvent> events = first.begin(SESSION, "turn", 20);

    var newest = new LogPosition(begin.epoch(), events.getLast().sequence());
    assertEquals(Optional.of(List.of()), second.replay(SESSION, newest));
    assertEquals(Optional.of(events), second.replay(SESSION, begin));
  }

  @Test
  void aTurnGoesOnWhileTheStoreIsAwayAndIsThereAfterwards() {
    BlockingQueue<LoggedEvent> seen = first.follow(SESSION);
    first.log.catchUp(SESSION, 0);
    LogPosition begin = first.log.position(SESSION);
    List<LoggedEvent> before = first.begin(SESSION, "turn", 20);
    redis.kill();
    first.awaitChange(StoreChange.AWAY);
    second.awaitChange(StoreChange.AWAY);
    LoggedEvent during =
        first.append(SESSION, new TurnId("turn"), new TurnEvent.TextDelta("during"));
    List<LoggedEvent> next = first.turn(SESSION, "next", 3);

    redis.start();
    first.awaitChange(StoreChange.BACK);
    second.awaitChange(StoreChange.BACK);
    first.log.flush(SESSION);

    assertEquals(before, LogNode.take(seen, before.size()));
    assertEquals(during, LogNode.next(seen));
    assertEquals(next, LogNode.take(seen, next.size()));
    var end = new LogPosition(begin.epoch(), next.getLast().sequence());
    assertEquals(Optional.of(List.of()), second.replay(SESSION, end));
    assertEquals(end.lastSequence(), second.replay(SESSION, begin).orElseThrow().size());
    assertTrue(first.resets.isEmpty());
  }

  @Test
  void whoCameInAnOutageGoesOnWithTheFirstTurnAfterIt() {
    redis.kill();
    first.awaitChange(StoreChange.AWAY);
    second.awaitChange(StoreChange.AWAY);
    BlockingQueue<LoggedEvent> seen = first.follow(SESSION);
    LogPosition begin = first.log.position(SESSION);

    redis.start();
    first.awaitChange(StoreChange.BACK);
    second.awaitChange(StoreChange.BACK);
    redis.command("HSET", "haystack:{session}:session", "owner", "someone");
    List<LoggedEvent> turn = first.turn(SESSION, "turn", 3);

    assertEquals(turn, LogNode.take(seen, turn.size()));
    assertEquals(Optional.of(turn), first.replay(SESSION, begin));
    assertEquals(Optional.of(turn), second.replay(SESSION, begin));
    assertTrue(first.resets.isEmpty());
  }

  @Test
  void aSessionThatBeganInAnOutageGoesOnThroughItAndAfterwards() {
    redis.kill();
    first.awaitChange(StoreChange.AWAY);
    second.awaitChange(StoreChange.AWAY);
    var _ = first.follow(SESSION);
    LogPosition begin = first.log.position(SESSION);
    List<LoggedEvent> all = new ArrayList<>(first.turn(SESSION, "one", 3));
    all.addAll(first.turn(SESSION, "two", 3));

    redis.start();
    redis.command("HSET", "haystack:{session}:session", "owner", "someone");
    first.awaitChange(StoreChange.BACK);
    second.awaitChange(StoreChange.BACK);
    all.addAll(first.turn(SESSION, "three", 3));

    assertEquals(Optional.of(all), first.replay(SESSION, begin));
    assertEquals(Optional.of(all), second.replay(SESSION, begin));
    assertTrue(first.resets.isEmpty());
  }

  @Test
  void whatWasCrowdedOutInAnOutageIsMissingAndTheRestGoesOn() {
    var _ = first.follow(SESSION);
    LogPosition common = first.endOf(SESSION, first.turn(SESSION, "common", 3));
    redis.kill();
    first.awaitChange(StoreChange.AWAY);
    second.awaitChange(StoreChange.AWAY);
    var _ = first.turn(SESSION, "one", 3_000);
    List<LoggedEvent> two = first.turn(SESSION, "two", 3_000);

    redis.start();
    first.awaitChange(StoreChange.BACK);
    second.awaitChange(StoreChange.BACK);
    List<LoggedEvent> three = first.turn(SESSION, "three", 3);

    assertEquals(Optional.of(three), second.replay(SESSION, first.endOf(SESSION, two)));
    assertEquals(Optional.empty(), second.replay(SESSION, common));
    assertTrue(first.resets.isEmpty());
  }

  @Test
  void aNumberThatMeansTwoThingsIsNeverContinued() {
    var _ = first.follow(SESSION);
    var _ = second.follow(SESSION);
    List<LoggedEvent> common = first.turn(SESSION, "common", 3);
    LogPosition begin = first.log.position(SESSION);
    var end = new LogPosition(begin.epoch(), common.getLast().sequence());
    assertEquals(Optional.of(List.of()), second.replay(SESSION, end));
    redis.kill();
    first.awaitChange(StoreChange.AWAY);
    second.awaitChange(StoreChange.AWAY);

    var _ = first.turn(SESSION, "here", 5);
    var _ = second.turn(SESSION, "there", 2);
    redis.start();
    first.awaitChange(StoreChange.BACK);
    second.awaitChange(StoreChange.BACK);

    assertEquals(SESSION, LogNode.next(first.resets));
    assertEquals(SESSION, LogNode.next(second.resets));
    for (int ahead = 1; ahead < 7; ahead++) {
      var place = new LogPosition(begin.epoch(), end.lastSequence() + ahead);
      assertEquals(Optional.empty(), first.replay(SESSION, place));
      assertEquals(Optional.empty(), second.replay(SESSION, place));
    }
  }

  @Test
  void aStoreThatComesBackEmptyGetsTheLogAnew() {
    var _ = first.follow(SESSION);
    first.log.catchUp(SESSION, 0);
    LogPosition begin = first.log.position(SESSION);
    List<LoggedEvent> turn = first.turn(SESSION, "turn", 20);
    redis.restartEmpty();
    redis.command("HSET", "haystack:{session}:session", "owner", "someone");
    second.awaitChange(StoreChange.LOST);

    var end = new LogPosition(begin.epoch(), turn.getLast().sequence());
    while (!redis.keys().contains("haystack:{session}:events")) {
      Thread.onSpinWait();
    }
    assertEquals(Optional.of(List.of()), second.replay(SESSION, end));
    assertEquals(Optional.of(turn), second.replay(SESSION, begin));
  }

  @Test
  void aWriterWhoseRightIsVoidIsHeardNoMore() {
    BlockingQueue<LoggedEvent> seen = second.follow(SESSION);
    first.log.catchUp(SESSION, 1);
    List<LoggedEvent> begun = first.begin(SESSION, "lost", 3);
    first.log.flush(SESSION);
    second.log.catchUp(SESSION, 2);
    LogPosition common = second.log.position(SESSION);
    var _ =
        first.log.append(
            SESSION, LogNode.OWNER, new TurnId("lost"), new TurnEvent.TextDelta("too late"));
    first.log.flush(SESSION);
    List<LoggedEvent> next = second.begin(SESSION, "next", 3);
    second.log.flush(SESSION);

    assertEquals(begun, LogNode.take(seen, begun.size()));
    assertEquals(next, LogNode.take(seen, next.size()));
    assertNotEquals(common.epoch(), second.log.position(SESSION).epoch());
    assertEquals(
        Optional.empty(),
        first.replay(SESSION, new LogPosition(common.epoch(), common.lastSequence() + 1)));
  }

  @Test
  void aDeletedLogLeavesNothing() {
    var _ = second.follow(SESSION);
    var _ = first.turn(SESSION, "turn", 3);
    redis.command("DEL", "haystack:{session}:session");

    first.log.delete(SESSION);

    assertEquals(List.of("haystack:store"), List.copyOf(redis.keys()));
  }
}

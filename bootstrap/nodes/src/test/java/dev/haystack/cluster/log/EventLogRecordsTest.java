package dev.haystack.cluster.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.session.SessionId;
import dev.haystack.kit.Eventually;
import dev.haystack.outbound.redisson.testkit.Patience;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of the records of one log that several nodes use. */
class EventLogRecordsTest {

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
  @Tag("SR-1")
  @Tag("FC-10")
  void nothingOfALogOutlivesItsSession() {
    var _ = redis.command("PEXPIRE", "haystack:{session}:session", "1500");
    BlockingQueue<LoggedEvent> seen = second.follow(SESSION);
    List<LoggedEvent> turn = first.turn(SESSION, "turn", 5);
    assertEquals(turn, LogNode.take(seen, turn.size()));
    assertTrue(redis.keys().contains("haystack:{session}:events"));

    Patience.await("the end", () -> !redis.keys().contains("haystack:{session}:session"));

    Patience.await("no key", () -> redis.keys().stream().noneMatch(key -> key.contains("{")));
  }

  @Test
  @Tag("FC-9")
  @Tag("FC-10")
  void aRecordThatIsDroppedOrDamagedIsWrittenAnewAndTheStoreStaysInReach() {
    BlockingQueue<LoggedEvent> seen = second.follow(SESSION);
    List<List<String>> damages =
        Stream.of("log", "events", "watchers")
            .map(record -> "haystack:{session}:" + record)
            .flatMap(key -> Stream.of(List.of("DEL", key), List.of("SET", key, "odd")))
            .toList();
    List<List<String>> all = new ArrayList<>(damages);
    all.add(List.of("HDEL", "haystack:{session}:log", "fence", "last"));
    for (List<String> damage : all) {
      awaitSeen(seen, first.turn(SESSION, "before " + damage, 5));
      var _ = redis.command(damage.toArray(String[]::new));

      List<LoggedEvent> turn = first.turn(SESSION, "after " + damage, 5);

      awaitSeen(seen, turn);
      assertEquals(first.log.position(SESSION), second.log.position(SESSION));
    }
    assertFalse(first.hasSeenAChange() || second.hasSeenAChange());
  }

  /** Follows the second node; who is told to come again reads there what was logged meanwhile. */
  private void awaitSeen(BlockingQueue<LoggedEvent> seen, List<LoggedEvent> turn) {
    List<LoggedEvent> heard = new ArrayList<>();
    Eventually.holds(
        () -> {
          seen.drainTo(heard);
          return Collections.indexOfSubList(heard, turn) >= 0
              || (second.resets.contains(SESSION) && isTold(turn));
        });
    second.resets.clear();
  }

  private boolean isTold(List<LoggedEvent> turn) {
    var before =
        new LogPosition(second.log.position(SESSION).epoch(), turn.getFirst().sequence() - 1);
    return second.replay(SESSION, before).filter(turn::equals).isPresent();
  }
}

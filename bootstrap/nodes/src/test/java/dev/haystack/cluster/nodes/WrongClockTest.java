package dev.haystack.cluster.nodes;

import static dev.haystack.cluster.nodes.Talk.SESSION;
import static dev.haystack.cluster.nodes.Talk.tell;
import static dev.haystack.cluster.nodes.Talk.told;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.outbound.redisson.RedisConnection;
import dev.haystack.outbound.redisson.RedisUrl;
import dev.haystack.outbound.redisson.RedissonSharedUiStates;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.port.shared.SharedUiWrite;
import dev.haystack.port.store.UiStateWrite;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Redis holds what a page with a wrong clock told a node of an older version. */
@Tag("FC-4")
class WrongClockTest extends TwoNodes {

  private final RedisConnection connection =
      RedisConnection.open(
          RedisUrl.parse("redis://127.0.0.1:" + redis.port()), RedisServer.PATIENCE);
  private final RedissonSharedUiStates shared =
      new RedissonSharedUiStates(connection, clock, TestNode.TIME_TO_LIVE);

  @AfterEach
  void close() {
    connection.close();
  }

  @Test
  void aStoredStampOfTheFutureHoldsNoNodeUp() {
    storeOfNextYear("{\"at\":0}");
    assertEquals("{\"at\":0}", told(near.uiStates(), SESSION));

    assertInstanceOf(UiStateWrite.Accepted.class, tell(far.uiStates(), SESSION, 0, "{\"at\":1}"));
    assertEquals("{\"at\":1}", told(near.uiStates(), SESSION));
    assertInstanceOf(UiStateWrite.Accepted.class, tell(near.uiStates(), SESSION, 1, "{\"at\":2}"));
    assertInstanceOf(UiStateWrite.Stale.class, tell(far.uiStates(), SESSION, 0, "{\"at\":0}"));
    assertEquals("{\"at\":2}", told(far.uiStates(), SESSION));
  }

  @Test
  void aNodeThatHoldsACopyOfItIsNotHeldUpDuringAnOutageEither() {
    storeOfNextYear("{\"at\":0}");
    assertEquals("{\"at\":0}", told(near.uiStates(), SESSION));
    loseRedis();

    assertInstanceOf(UiStateWrite.Accepted.class, tell(near.uiStates(), SESSION, 0, "{\"at\":1}"));
    regainRedis();
    assertEquals("{\"at\":1}", told(near.uiStates(), SESSION));
    assertEquals("{\"at\":1}", told(far.uiStates(), SESSION));
  }

  @Test
  void aCopyOfItNeverTakesThePlaceOfAStateWithAGoodStamp() {
    assertInstanceOf(UiStateWrite.Accepted.class, tell(near.uiStates(), SESSION, 0, "{\"at\":1}"));

    assertInstanceOf(SharedUiWrite.Stale.class, storeOfNextYear("{\"at\":0}"));
    assertEquals("{\"at\":1}", told(far.uiStates(), SESSION));
  }

  private SharedUiWrite storeOfNextYear(String fields) {
    var stamp = new Stamp(clock.instant().plus(Duration.ofDays(365)), 1);
    var state = new UiState((JsonObject) Json.parse(fields), 1, stamp);
    return shared.write(SESSION, "line", 0, state);
  }
}

package dev.haystack.cluster.nodes;

import dev.haystack.kit.ManualClock;
import dev.haystack.kit.store.UiStateStoreContract;
import dev.haystack.outbound.redisson.testkit.RedisTime;
import dev.haystack.port.store.UiStateStore;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One node's UI states over Redis do what UI states do. */
class TieredUiStateStoreTest extends UiStateStoreContract {

  private static RedisOfTests redis;

  private final ManualClock clock = new ManualClock();
  private List<TestNode> nodes;
  private UiStateStore store;

  /** How many nodes are asked in turn. */
  int count() {
    return 1;
  }

  @BeforeEach
  void join() {
    nodes = Stream.generate(() -> new TestNode(redis.connection(), clock)).limit(count()).toList();
    store =
        Alternating.between(
            UiStateStore.class, nodes.stream().<UiStateStore>map(TestNode::uiStates).toList());
  }

  @BeforeAll
  static void begin() {
    redis = new RedisOfTests();
  }

  @Override
  protected UiStateStore store() {
    return store;
  }

  @Override
  protected Duration timeToLive() {
    return TestNode.TIME_TO_LIVE;
  }

  @Override
  protected int bytesMax() {
    return TestNode.BYTES_MAX;
  }

  @Override
  protected void advance(Duration time) {
    clock.advance(time);
    RedisTime.pass(redis.server(), time);
  }

  @AfterEach
  void clear() {
    nodes.forEach(TestNode::close);
    redis.server().flush();
  }

  @AfterAll
  static void end() {
    redis.close();
  }
}

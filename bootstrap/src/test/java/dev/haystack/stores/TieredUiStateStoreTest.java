package dev.haystack.stores;

import dev.haystack.application.port.ManualClock;
import dev.haystack.application.port.UiStateStore;
import dev.haystack.application.port.UiStateStoreContract;
import dev.haystack.testkit.RedisTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

/** One node's UI states over Redis do what UI states do. */
class TieredUiStateStoreTest extends UiStateStoreContract {

  private static final RedisOfTests REDIS = new RedisOfTests();

  private final ManualClock clock = new ManualClock();
  private final List<TestNode> nodes =
      Stream.generate(() -> new TestNode(REDIS.connection(), clock)).limit(1).toList();
  private final UiStateStore store =
      Alternating.between(
          UiStateStore.class, nodes.stream().<UiStateStore>map(TestNode::uiStates).toList());

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
    RedisTime.pass(REDIS.server(), time);
  }

  @AfterEach
  void clear() {
    nodes.forEach(TestNode::close);
    REDIS.server().flush();
  }

  @AfterAll
  static void end() {
    REDIS.close();
  }
}

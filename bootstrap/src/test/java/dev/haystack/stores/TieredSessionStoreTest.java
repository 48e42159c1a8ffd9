package dev.haystack.stores;

import dev.haystack.application.port.ManualClock;
import dev.haystack.application.port.SessionStore;
import dev.haystack.application.port.SessionStoreContract;
import dev.haystack.testkit.RedisTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

/** One node's sessions over Redis do what sessions do. */
class TieredSessionStoreTest extends SessionStoreContract {

  private static final RedisOfTests REDIS = new RedisOfTests();

  private final ManualClock clock = new ManualClock();
  private final List<TestNode> nodes =
      Stream.generate(() -> new TestNode(REDIS.connection(), clock)).limit(1).toList();
  private final SessionStore store =
      Alternating.between(
          SessionStore.class, nodes.stream().<SessionStore>map(TestNode::sessions).toList());

  @Override
  protected SessionStore store() {
    return store;
  }

  @Override
  protected Duration timeout() {
    return TestNode.TIMEOUT;
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

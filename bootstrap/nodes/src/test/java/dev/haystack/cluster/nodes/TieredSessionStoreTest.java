package dev.haystack.cluster.nodes;

import dev.haystack.kit.ManualClock;
import dev.haystack.kit.store.SessionStoreContract;
import dev.haystack.outbound.redisson.testkit.RedisTime;
import dev.haystack.port.store.SessionStore;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One node's sessions over Redis do what sessions do. */
class TieredSessionStoreTest extends SessionStoreContract {

  private static RedisOfTests redis;

  private final ManualClock clock = new ManualClock();
  private List<TestNode> nodes;
  private SessionStore store;

  /** How many nodes are asked in turn. */
  int count() {
    return 1;
  }

  @BeforeEach
  void join() {
    nodes = Stream.generate(() -> new TestNode(redis.connection(), clock)).limit(count()).toList();
    store =
        Alternating.between(
            SessionStore.class, nodes.stream().<SessionStore>map(TestNode::sessions).toList());
  }

  @BeforeAll
  static void begin() {
    redis = new RedisOfTests();
  }

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

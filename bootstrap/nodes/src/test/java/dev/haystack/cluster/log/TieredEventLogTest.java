package dev.haystack.cluster.log;

import dev.haystack.kit.ManualClock;
import dev.haystack.kit.store.EventLogContract;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.port.store.EventLog;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** That logs over a Redis do what logs in memory do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TieredEventLogTest extends EventLogContract {

  private final ManualClock clock = new ManualClock();
  private final RedisServer redis = RedisServer.forgetful();
  private LogNode node;

  @BeforeAll
  void startRedis() {
    redis.start();
  }

  @BeforeEach
  void startNode() {
    redis.flush();
    node = LogNode.start(redis.url(), "node", clock);
  }

  @AfterEach
  void closeNode() {
    node.close();
  }

  @AfterAll
  void closeRedis() {
    redis.close();
  }

  @Override
  protected EventLog log() {
    return node.log;
  }

  @Override
  protected void advance(Duration time) {
    clock.advance(time);
  }
}

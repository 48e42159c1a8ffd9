package dev.haystack.cluster.nodes;

import dev.haystack.domain.session.SessionId;
import dev.haystack.kit.Eventually;
import dev.haystack.kit.ManualClock;
import dev.haystack.outbound.redisson.RedisConnection;
import dev.haystack.outbound.redisson.RedisUrl;
import dev.haystack.outbound.redisson.testkit.FaultProxy;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;

/** Two nodes on one Redis, each behind a network of its own. */
abstract class TwoNodes {

  final RedisServer redis = RedisServer.started();
  final ManualClock clock = new ManualClock();
  final FaultProxy nearNetwork = FaultProxy.before(redis.port());
  final FaultProxy farNetwork = FaultProxy.before(redis.port());
  private final RedisConnection nearRedis =
      RedisConnection.open(RedisUrl.parse(nearNetwork.url()), RedisServer.PATIENCE);
  private final RedisConnection farRedis =
      RedisConnection.open(RedisUrl.parse(farNetwork.url()), RedisServer.PATIENCE);
  final TestNode near = new TestNode(nearRedis, clock);
  final TestNode far = new TestNode(farRedis, clock);

  /** Neither node reaches Redis. */
  final void loseRedis() {
    for (FaultProxy network : List.of(nearNetwork, farNetwork)) {
      network.refuse();
      network.reset();
    }
    Eventually.holds(() -> !near.reachability().isInReach() && !far.reachability().isInReach());
  }

  /** First the far node is back, with all that it has, and then the near one. */
  final void regainRedis() {
    farNetwork.pass();
    far.awaitInReach();
    Eventually.holds(() -> far.sessions().aheadCount() + far.uiStates().aheadCount() == 0);
    nearNetwork.pass();
    near.awaitInReach();
  }

  final void passAll() {
    farNetwork.pass();
    nearNetwork.pass();
  }

  /** The messages that Redis has. */
  final List<String> stored(SessionId id) {
    return redis.command("LRANGE", "haystack:{" + id.value() + "}:messages", "0", "-1");
  }

  /** The keys that tell of the session. */
  final Set<String> keysOf(SessionId id) {
    return redis.keys().stream()
        .filter(key -> key.contains(id.value()))
        .collect(Collectors.toUnmodifiableSet());
  }

  @AfterEach
  final void end() {
    near.close();
    far.close();
    nearRedis.close();
    farRedis.close();
    nearNetwork.close();
    farNetwork.close();
    redis.close();
  }
}

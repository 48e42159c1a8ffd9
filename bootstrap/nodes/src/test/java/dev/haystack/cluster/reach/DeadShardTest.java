package dev.haystack.cluster.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.outbound.redisson.RedisConnection;
import dev.haystack.outbound.redisson.RedisUrl;
import dev.haystack.outbound.redisson.RedissonProbe;
import dev.haystack.outbound.redisson.Script;
import dev.haystack.outbound.redisson.Scripts;
import dev.haystack.outbound.redisson.testkit.Patience;
import dev.haystack.outbound.redisson.testkit.RedisCluster;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.port.shared.StoreProbe;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A cluster of which one master is gone while the others serve. */
class DeadShardTest {

  private static final int LOOKS = 15;
  private static final Reachability.Periods LOOKING =
      new Reachability.Periods(Duration.ofMillis(500), Duration.ofMillis(40));

  @Test
  @Tag("FC-9")
  void oneDeadShardIsOneOutageUntilItIsBack() {
    Script add = Script.of("return redis.call('INCR', KEYS[1])");
    List<String> names = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l");
    try (RedisCluster cluster = RedisCluster.started(3);
        var connection =
            RedisConnection.open(RedisUrl.parse(cluster.url()), RedisServer.PATIENCE)) {
      cluster
          .masters()
          .forEach(
              master -> master.command("CONFIG", "SET", "cluster-require-full-coverage", "no"));
      var scripts = new Scripts(connection);
      var probe = new CountedProbe(new RedissonProbe(connection, () -> "epoch"));
      List<StoreChange> told = new CopyOnWriteArrayList<>();
      try (var reachability = new Reachability(probe, LOOKING)) {
        reachability.onChange(told::add);
        reachability.start();
        Patience.await("Redis", reachability::isInReach);
        Runnable use =
            () ->
                names.forEach(
                    name -> {
                      String key = "haystack:{" + name + "}:n";
                      var _ = reachability.ask(() -> scripts.run(add, List.of(key), List.of()));
                    });
        use.run();
        RedisServer dead =
            cluster.masters().stream()
                .filter(master -> !master.keys().contains("haystack:store"))
                .findFirst()
                .orElseThrow();
        assertTrue(dead.keys().stream().anyMatch(key -> key.contains("{")));
        told.clear();

        dead.kill();
        Patience.await(
            "the outage",
            () -> {
              use.run();
              return told.contains(StoreChange.AWAY);
            });
        int before = probe.looks.get();
        Patience.await(
            "looks",
            () -> {
              use.run();
              return probe.looks.get() > before + LOOKS;
            });

        assertEquals(List.of(StoreChange.AWAY), told);
        dead.start();
        Patience.await("the return", () -> told.contains(StoreChange.BACK));
        Patience.await("use", reachability::isInReach);
      }
    }
  }

  private record CountedProbe(StoreProbe probe, AtomicInteger looks) implements StoreProbe {

    CountedProbe(StoreProbe probe) {
      this(probe, new AtomicInteger());
    }

    @Override
    public Sighting look() {
      looks.incrementAndGet();
      return probe.look();
    }

    @Override
    public void check(String place) {
      probe.check(place);
    }

    @Override
    public void rename(String epoch) {
      probe.rename(epoch);
    }
  }
}

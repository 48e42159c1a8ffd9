package dev.haystack.outbound.redisson.testkit;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Masters that share the keys among them; closing ends them. */
public final class RedisCluster implements AutoCloseable {

  private static final int SLOTS = 16_384;

  private final List<RedisServer> masters;

  private RedisCluster(int count) {
    masters = Stream.generate(RedisServer::clustered).limit(count).toList();
  }

  /** Returns when it serves. */
  public static RedisCluster started(int masters) {
    var cluster = new RedisCluster(masters);
    cluster.start();
    return cluster;
  }

  private void start() {
    for (int i = 0; i < masters.size(); i++) {
      RedisServer master = masters.get(i);
      master.start();
      master.command("CLUSTER", "SET-CONFIG-EPOCH", "" + (i + 1));
      IntStream slots =
          IntStream.range(i * SLOTS / masters.size(), (i + 1) * SLOTS / masters.size());
      master.command(
          Stream.concat(Stream.of("CLUSTER", "ADDSLOTS"), slots.mapToObj(Integer::toString))
              .toArray(String[]::new));
      master.command("CLUSTER", "MEET", "127.0.0.1", "" + masters.getFirst().port());
    }
    Patience.await("a cluster", () -> masters.stream().allMatch(this::isWhole));
  }

  private boolean isWhole(RedisServer master) {
    String info = master.command("CLUSTER", "INFO").getFirst();
    return info.contains("cluster_state:ok")
        && info.contains("cluster_known_nodes:" + masters.size())
        && info.contains("cluster_size:" + masters.size());
  }

  public String url() {
    return masters.stream()
        .map(master -> "127.0.0.1:" + master.port())
        .collect(Collectors.joining(",", "redis+cluster://", ""));
  }

  /** Its masters; the first one has the first part of the slots, and so on. */
  public List<RedisServer> masters() {
    return masters;
  }

  /** The names of all keys of each master. */
  public List<Set<String>> keys() {
    return masters.stream().map(RedisServer::keys).toList();
  }

  @Override
  public void close() {
    masters.forEach(RedisServer::close);
  }
}

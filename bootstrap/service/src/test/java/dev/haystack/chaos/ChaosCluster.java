package dev.haystack.chaos;

import dev.haystack.load.process.JavaCommand;
import dev.haystack.outbound.redisson.testkit.FaultProxy;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Nodes as processes, one Redis, and a proxy on the way of each node to it. */
final class ChaosCluster implements AutoCloseable {

  private static final String MAIN_CLASS = "dev.haystack.bootstrap.FaultyService";
  private static final List<String> SMALL_AND_SOON =
      List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

  /** A few users say as much here in minutes as others in a week, all from one address. */
  private static final Map<String, String> TIRELESS_USERS =
      Map.of(
          "TOKENS_PER_USER_DAY_MAX", "2000000000",
          "SESSION_MESSAGES_MAX", "1000000",
          "MEMORY_BYTES_PER_USER_MAX", "60000000",
          "REQUESTS_PER_USER_MINUTE", "1000000",
          "HANDSHAKES_PER_ADDRESS_MINUTE", "1000000");

  private final RedisServer store;
  private final List<FaultProxy> ways = new ArrayList<>();
  private final List<ChaosNode> nodes = new ArrayList<>();

  ChaosCluster(ChaosPlan plan, String modelUrl) {
    store = RedisServer.lasting();
    store.start();
    for (int i = 0; i < plan.nodes(); i++) {
      var way = FaultProxy.before(store.port());
      ways.add(way);
      Map<String, String> environment = new HashMap<>(TIRELESS_USERS);
      environment.put("REDIS_URL", way.url());
      environment.put("OPENAI_BASE_URL", modelUrl);
      environment.put("OPENAI_API_KEY", "chaos");
      environment.put("AUTH_MODE", "open");
      environment.put("MAX_REQUESTS_PER_USER", Integer.toString(ChaosRun.IN_FLIGHT_PER_USER_MAX));
      environment.put("LOG_LEVEL", "INFO");
      var command = JavaCommand.of(SMALL_AND_SOON, MAIN_CLASS, plan.fault());
      nodes.add(new ChaosNode(plan.folder(), i, command, environment));
    }
  }

  void startAll() throws IOException {
    for (ChaosNode node : nodes) {
      node.start();
    }
  }

  List<ChaosNode> nodes() {
    return List.copyOf(nodes);
  }

  RedisServer store() {
    return store;
  }

  FaultProxy way(Random random) {
    return ways.get(random.nextInt(ways.size()));
  }

  void healWays() {
    ways.forEach(FaultProxy::pass);
  }

  @Override
  public void close() {
    nodes.forEach(ChaosNode::close);
    ways.forEach(FaultProxy::close);
    store.close();
  }
}

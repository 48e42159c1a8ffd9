package dev.haystack.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills nodes and spoils the shared store, in an order that its seed decides.
 *
 * <p>It never does both at once: what only a node holds while the store is away may go with it, and
 * nobody promises otherwise.
 */
final class Nemesis {

  private static final Duration WELL_MAX = Duration.ofSeconds(60);
  private static final long POLL_NANOS = 20_000_000;

  private final ChaosPlan plan;
  private final ChaosCluster cluster;
  private final Pages pages;
  private final History history;
  private final Random random;
  private final Map<String, Integer> faults = new TreeMap<>();

  Nemesis(ChaosPlan plan, ChaosCluster cluster, Pages pages, History history) {
    this.plan = plan;
    this.cluster = cluster;
    this.pages = pages;
    this.history = history;
    this.random = new Random(plan.seed());
  }

  Map<String, Integer> faults() {
    return Map.copyOf(faults);
  }

  void rage() throws IOException, InterruptedException {
    for (int kill = 1; kill <= plan.kills(); kill++) {
      // the one that has lived longest, or sometimes its neighbour
      int turn = kill + random.nextInt(2);
      ChaosNode node = cluster.nodes().get(turn % cluster.nodes().size());
      pause(300);
      awaitWell(node);
      node.kill();
      node.start();
      faults.merge("node killed", 1, Integer::sum);
      if (kill % plan.storeFaultEvery() == 0) {
        awaitAllWell();
        spoilStore();
        awaitAllWell();
      }
    }
  }

  private void spoilStore() throws IOException, InterruptedException {
    List<StoreFault> all = List.of(StoreFault.values());
    StoreFault fault = all.get(random.nextInt(all.size()));
    faults.merge(fault.words(), 1, Integer::sum);
    long from = System.nanoTime();
    fault.begin(cluster, random);
    pause(1_500);
    fault.end(cluster);
    awaitAllWell();
    history.add(new Entry.Outage(from, System.nanoTime()));
  }

  private void pause(int millisMax) {
    LockSupport.parkNanos((200 + random.nextInt(millisMax)) * 1_000_000L);
  }

  void awaitAllWell() throws InterruptedException {
    for (ChaosNode node : cluster.nodes()) {
      awaitWell(node);
    }
  }

  private void awaitWell(ChaosNode node) throws InterruptedException {
    long deadline = System.nanoTime() + WELL_MAX.toNanos();
    while (!pages.isWell(node.address())) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("a node does not come back; see " + node.output());
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }
}

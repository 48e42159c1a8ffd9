package dev.haystack.chaos;

import java.time.Duration;
import java.util.Random;

/** What befalls the shared store, or the way of one node to it, for a while. */
enum StoreFault {
  KILLED("store killed") {
    @Override
    void begin(ChaosCluster cluster, Random random) {
      cluster.store().kill();
    }

    @Override
    void end(ChaosCluster cluster) {
      cluster.store().restart();
    }
  },
  HUNG("store stopped") {
    @Override
    void begin(ChaosCluster cluster, Random random) {
      cluster.store().hang();
    }

    @Override
    void end(ChaosCluster cluster) {
      cluster.store().resume();
    }
  },
  CUT("connections of a node reset") {
    @Override
    void begin(ChaosCluster cluster, Random random) {
      cluster.way(random).reset();
    }
  },
  SILENT("way of a node stalled") {
    @Override
    void begin(ChaosCluster cluster, Random random) {
      cluster.way(random).stall();
    }
  },
  HELD("writes of a node held and released later") {
    @Override
    void begin(ChaosCluster cluster, Random random) {
      cluster.way(random).holdWrites();
    }
  },
  SLOW("way of a node slow") {
    @Override
    void begin(ChaosCluster cluster, Random random) {
      cluster.way(random).delay(SLOW_BY);
    }
  };

  private static final Duration SLOW_BY = Duration.ofMillis(120);

  private final String words;

  StoreFault(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  abstract void begin(ChaosCluster cluster, Random random);

  void end(ChaosCluster cluster) {
    cluster.healWays();
  }
}

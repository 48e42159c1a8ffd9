package dev.haystack.application.growth;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Holds the cost of work to its size: twice as many pieces of the same kind may cost about twice as
 * much, where copying all for each piece costs four times as much. Counted are the thread's own
 * processor time, the least of several runs, and what it allocates; so other load counts little.
 */
public final class Growth {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int RUNS = 5;
  private static final int TRIALS = 6;
  private static final double RATIO_MAX = 3;

  /** Work on so many pieces, done by the calling thread. */
  @FunctionalInterface
  public interface Work {
    void on(int pieces) throws Exception;
  }

  private record Cost(double millis, double kibibytes) {}

  private Growth() {}

  /** Does the work for so many pieces, for twice and for four times as many. */
  public static void assertProportional(String name, int pieces, Work work) throws Exception {
    int trial = 1;
    while (!isProportional(name, pieces, work)) {
      assertTrue(trial < TRIALS, name + " costs more than in proportion");
      trial++;
    }
  }

  private static boolean isProportional(String name, int pieces, Work work) throws Exception {
    Cost before = print(name, pieces, least(pieces, work));
    boolean proportional = true;
    for (int times = 2; times <= 4; times *= 2) {
      Cost cost = print(name, times * pieces, least(times * pieces, work));
      proportional &= cost.millis <= RATIO_MAX * before.millis;
      proportional &= cost.kibibytes <= RATIO_MAX * before.kibibytes;
      before = cost;
    }
    return proportional;
  }

  private static Cost least(int pieces, Work work) throws Exception {
    var least = new Cost(Double.MAX_VALUE, Double.MAX_VALUE);
    for (int run = 0; run < RUNS; run++) {
      long bytes = THREADS.getCurrentThreadAllocatedBytes();
      long nanos = THREADS.getCurrentThreadCpuTime();
      work.on(pieces);
      double millis = (THREADS.getCurrentThreadCpuTime() - nanos) / 1e6;
      double kibibytes = (THREADS.getCurrentThreadAllocatedBytes() - bytes) / 1024.0;
      least = new Cost(Math.min(millis, least.millis), Math.min(kibibytes, least.kibibytes));
    }
    return least;
  }

  private static Cost print(String name, int pieces, Cost cost) {
    System.out.printf(
        Locale.ROOT,
        "growth | %-40s | %,9d pieces | %9.2f ms | %,11.0f KiB%n",
        name,
        pieces,
        cost.millis,
        cost.kibibytes);
    return cost;
  }
}

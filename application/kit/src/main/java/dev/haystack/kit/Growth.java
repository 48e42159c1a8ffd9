package dev.haystack.kit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Holds the cost of work to its size: twice as many pieces of the same kind may cost about twice as
 * much, where copying all for each piece costs four times as much. Counted are processor time, the
 * least of several runs, and what is allocated; so what else the machine does counts little.
 */
public final class Growth {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final int RUNS = 5;
  private static final int TRIALS = 4;
  private static final double RATIO_MAX = 3;

  /** The clock of a whole process ticks this often. */
  private static final double TICK_MILLIS = 10;

  private final String name;
  private final boolean ofAllThreads;

  /** Work on so many pieces. */
  @FunctionalInterface
  public interface Work {
    void on(int pieces) throws Exception;
  }

  private record Cost(double millis, double kibibytes) {}

  private Growth(String name, boolean ofAllThreads) {
    this.name = name;
    this.ofAllThreads = ofAllThreads;
  }

  /** Of what the calling thread does. */
  public static Growth of(String name) {
    return new Growth(name, false);
  }

  /** Of what other threads of this process do, too. */
  public static Growth ofAllThreads(String name) {
    return new Growth(name, true);
  }

  /** Does the work for so many pieces, for twice and for four times as many. */
  public void assertProportional(int pieces, Work work) throws Exception {
    int trial = 1;
    while (!isProportional(pieces, work)) {
      assertTrue(trial < TRIALS, name + " costs more than in proportion");
      trial++;
    }
  }

  private boolean isProportional(int pieces, Work work) throws Exception {
    Cost before = least(pieces, work);
    boolean proportional = true;
    for (int times = 2; times <= 4; times *= 2) {
      Cost cost = least(times * pieces, work);
      assertTrue(cost.kibibytes <= RATIO_MAX * before.kibibytes, name + " allocates too much");
      // a tick more or less is no growth
      double tickMillis = ofAllThreads ? TICK_MILLIS : 0;
      proportional &= cost.millis <= RATIO_MAX * (before.millis + tickMillis);
      before = cost;
    }
    return proportional;
  }

  private Cost least(int pieces, Work work) throws Exception {
    var least = new Cost(Double.MAX_VALUE, Double.MAX_VALUE);
    for (int run = 0; run < RUNS; run++) {
      long bytes = allocatedBytes();
      long nanos = processorNanos();
      work.on(pieces);
      double millis = (processorNanos() - nanos) / 1e6;
      double kibibytes = (allocatedBytes() - bytes) / 1024.0;
      least = new Cost(Math.min(millis, least.millis), Math.min(kibibytes, least.kibibytes));
    }
    System.out.printf(
        Locale.ROOT,
        "growth | %-44s | %,7d pieces | %9.2f ms | %,11.0f KiB%n",
        name,
        pieces,
        least.millis,
        least.kibibytes);
    return least;
  }

  private long processorNanos() {
    return ofAllThreads ? SYSTEM.getProcessCpuTime() : THREADS.getCurrentThreadCpuTime();
  }

  private long allocatedBytes() {
    return ofAllThreads
        ? THREADS.getTotalThreadAllocatedBytes()
        : THREADS.getCurrentThreadAllocatedBytes();
  }
}

package dev.haystack.outbound.redisson;

import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.port.shared.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * A program that calls Redis while two other threads hand the processor to each other; its exit
 * code is the number of calls that were answered in time.
 */
final class CallsBesideWork {

  static final int CALLS = 6;

  // longer than a call may take
  private static final Duration WORK = Duration.ofMillis(400);
  private static final Duration STEP = Duration.ofMillis(10);
  private static final Script ADD = Script.of("return redis.call('INCR', KEYS[1])");

  private CallsBesideWork() {}

  public static void main(String[] url) throws InterruptedException {
    var connection = RedisConnection.open(RedisUrl.parse(url[0]), RedisServer.TIMEOUT);
    var scripts = new Scripts(connection);
    while (!isInTime(scripts)) {
      // it connects; on a busy machine not at once
    }
    Thread.ofVirtual().start(() -> System.exit(inTime(scripts))).join();
  }

  private static int inTime(Scripts scripts) {
    int inTime = 0;
    for (int i = 0; i < CALLS; i++) {
      beBusy();
      inTime += isInTime(scripts) ? 1 : 0;
    }
    return inTime;
  }

  private static boolean isInTime(Scripts scripts) {
    try {
      var _ = scripts.run(ADD, List.of("calls"), List.of());
      return true;
    } catch (StoreUnavailableException late) {
      return false;
    }
  }

  /** Whom a virtual thread wakes comes before all that others wake, and before new threads. */
  private static void beBusy() {
    long end = System.nanoTime() + WORK.toNanos();
    var first = new Semaphore(1);
    var second = new Semaphore(0);
    Thread.ofVirtual().start(() -> work(first, second, end));
    Thread.ofVirtual().start(() -> work(second, first, end));
  }

  private static void work(Semaphore mine, Semaphore others, long end) {
    while (System.nanoTime() < end) {
      mine.acquireUninterruptibly();
      long done = System.nanoTime() + STEP.toNanos();
      while (System.nanoTime() < done) {
        Thread.onSpinWait();
      }
      others.release();
    }
  }
}

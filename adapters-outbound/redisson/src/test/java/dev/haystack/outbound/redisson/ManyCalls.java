package dev.haystack.outbound.redisson;

import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.port.shared.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;

/** A program that calls Redis from many threads, single calls and calls in one piece, and ends. */
final class ManyCalls {

  private static final int THREADS = 64;
  private static final int CALLS = 1_500;
  private static final Script ADD = Script.of("return redis.call('INCR', KEYS[1])");

  private ManyCalls() {}

  public static void main(String[] url) throws InterruptedException {
    try (var connection = RedisConnection.open(RedisUrl.parse(url[0]), RedisServer.TIMEOUT)) {
      var scripts = new Scripts(connection);
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        threads.add(Thread.ofVirtual().start(() -> callAll(scripts)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  private static void callAll(Scripts scripts) {
    var call = new ScriptCall(ADD, List.of("calls"), List.of());
    for (int i = 0; i < CALLS; i++) {
      try {
        var _ = scripts.runAll(i % 4 != 0 ? List.of(call) : List.of(call, call));
      } catch (StoreUnavailableException late) {
        // on a busy machine some are; that they all end is what counts
      }
    }
  }
}

package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.kit.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Nodes that are replaced one by one while users read. */
final class RollingStop {

  private final Supplier<RollingNode> starting;
  private final int count;
  private final int streams;
  private final String expected;

  /** Of so many nodes that are started so, and users of whom each reads that again and again. */
  RollingStop(Supplier<RollingNode> starting, int count, int streams, String expected) {
    this.starting = starting;
    this.count = count;
    this.streams = streams;
    this.expected = expected;
  }

  /** Replaces all nodes; no turn may fail, and no connection be refused. */
  List<StreamingUser> replaceAll() throws Exception {
    List<RollingNode> nodes = Stream.generate(starting).limit(count).toList();
    try (var balancer = new Balancer()) {
      nodes.forEach(balancer::add);
      Eventually.holds(() -> nodes.stream().allMatch(balancer::sendsTo));
      List<StreamingUser> users = new ArrayList<>();
      for (int i = 0; i < streams; i++) {
        users.add(new StreamingUser(balancer, "user" + i, expected));
      }
      var stop = new CountDownLatch(1);
      List<Thread> asking =
          users.stream().map(u -> Thread.startVirtualThread(() -> u.askUntil(stop))).toList();

      nodes.forEach(old -> replace(old, balancer));
      stop.countDown();
      for (Thread user : asking) {
        user.join();
      }

      assertEquals(List.of(), users.stream().flatMap(user -> user.faults().stream()).toList());
      assertEquals(0, balancer.refused());
      assertTrue(users.stream().allMatch(user -> user.whole() > 0));
      return users;
    }
  }

  private void replace(RollingNode old, Balancer balancer) {
    RollingNode next = starting.get();
    balancer.add(next);
    Eventually.holds(() -> balancer.sendsTo(next));
    old.leave();
    balancer.remove(old);
  }
}

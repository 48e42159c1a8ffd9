package dev.haystack.cluster.owners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.kit.shared.MapSharedStore;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many users at two nodes over one store, all of them at the same sessions: what one of them says,
 * shows or is told reaches nobody else.
 */
class OwnersTest {

  private static final int OPERATIONS = Integer.getInteger("owners.operations", 10_000);
  private static final long SEED = Long.getLong("owners.seed", 20_260_302);
  private static final int THREADS = 8;

  private final Canaries canaries = new Canaries();
  private final MapSharedStore store = new MapSharedStore(Clock.systemUTC());
  private final List<OwnersNode> nodes =
      List.of(
          new OwnersNode(store.node(), canaries.model(), canaries.practice()),
          new OwnersNode(store.node(), canaries.model(), canaries.practice()));

  @AfterEach
  void close() {
    nodes.forEach(OwnersNode::close);
  }

  @Test
  @Tag("SE-4")
  @Tag("SE-8")
  void nothingOfOneUserReachesAnother() throws Exception {
    var crowd = new Trespassers(nodes, canaries);
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      var parts =
          IntStream.range(0, THREADS)
              .mapToObj(
                  thread ->
                      threads.submit(
                          () -> {
                            var random = new Random(SEED + thread);
                            for (int i = thread; i < OPERATIONS; i += THREADS) {
                              crowd.act(random);
                            }
                          }))
              .toList();
      for (var part : parts) {
        part.get();
      }
    }

    assertEquals(List.of(), canaries.strayed());
    assertTrue(crowd.hasSeenEverything(), crowd::toString);
    assertTrue(canaries.pagesInPrompts() > 0, "no prompt had a page's state");
    assertTrue(canaries.practiceCalls() > 0, "the practice was not asked");
  }
}

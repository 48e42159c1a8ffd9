package dev.haystack.cluster.copy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.cluster.nodes.Fakes;
import dev.haystack.cluster.reach.Reachability;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.shared.StoreProbe;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WriteBackTest {

  private static final Duration LONG = Duration.ofHours(1);

  private final Reachability reachability =
      new Reachability(
          Fakes.of(StoreProbe.class, (_, _, _) -> new StoreProbe.Sighting("epoch", 1)),
          new Reachability.Periods(LONG, LONG));

  @BeforeEach
  void reach() {
    reachability.start();
  }

  @AfterEach
  void close() {
    reachability.close();
  }

  @Test
  void sessionsThatCannotBeBroughtKeepNoneOfTheOthersBack() throws InterruptedException {
    var good = new SessionId("good");
    List<SessionId> waiting =
        IntStream.range(0, 21).mapToObj(i -> i == 20 ? good : new SessionId("bad" + i)).toList();
    var brought = new CountDownLatch(1);
    var writeBack =
        new WriteBack(
            reachability,
            () -> waiting,
            id -> {
              if (!id.equals(good)) {
                throw new IllegalStateException("a fault");
              }
              brought.countDown();
            });

    writeBack.start();

    assertTrue(brought.await(10, TimeUnit.SECONDS));
  }

  @Test
  void itBeginsAnewAfterAFault() throws InterruptedException {
    var rounds = new AtomicInteger();
    var failed = new CountDownLatch(1);
    var brought = new CountDownLatch(1);
    var writeBack =
        new WriteBack(
            reachability,
            () -> {
              if (rounds.incrementAndGet() == 1) {
                failed.countDown();
                throw new IllegalStateException("a fault");
              }
              return List.of(new SessionId("s"));
            },
            _ -> brought.countDown());

    writeBack.start();
    assertTrue(failed.await(10, TimeUnit.SECONDS));
    writeBack.start();

    assertTrue(brought.await(10, TimeUnit.SECONDS));
  }
}

package dev.haystack.cluster.log;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.cluster.nodes.Fakes;
import dev.haystack.cluster.reach.Reachability;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.local.LocalEventLog;
import dev.haystack.port.local.LogHolding;
import dev.haystack.port.shared.LogView;
import dev.haystack.port.shared.SharedEventLog;
import dev.haystack.port.shared.StoreProbe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogTrafficTest {

  private static final Duration LONG = Duration.ofHours(1);

  private final Logger logger = Logger.getLogger(LogTraffic.class.getName());
  private final Handler broken =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          throw new IllegalStateException("the log cannot be written");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private final Reachability reachability =
      new Reachability(
          Fakes.of(StoreProbe.class, (_, _, _) -> new StoreProbe.Sighting("epoch", 1)),
          new Reachability.Periods(LONG, LONG));

  @AfterEach
  void restore() {
    logger.removeHandler(broken);
    reachability.close();
  }

  @Test
  void aFaultThatEvenTheLogDoesNotTakeDoesNotEndTheTraffic() throws InterruptedException {
    logger.addHandler(broken);
    reachability.start();
    var rounds = new AtomicInteger();
    var again = new CountDownLatch(1);
    LocalEventLog local = Fakes.of(LocalEventLog.class, (_, _, _) -> new LogHolding("epoch", 1, 2));
    var seen = new LogView(new LogPosition("epoch", 1), 0, true, 0, List.of());
    SharedEventLog shared = Fakes.of(SharedEventLog.class, (_, _, _) -> List.of(Optional.of(seen)));
    var alignment =
        new LogAlignment(
            local, shared, new LogSessions(_ -> true, (_, _) -> true), () -> "epoch", _ -> {});
    var writer =
        new LogWriter(
            local,
            shared,
            alignment,
            _ -> {
              if (rounds.incrementAndGet() == 1) {
                throw new IllegalStateException("a fault");
              }
              again.countDown();
              return false;
            });
    var shadows = new LogShadows(_ -> {}, Duration.ofSeconds(1), System::nanoTime);
    LogShadow shadow = shadows.of(new SessionId("s"));
    shadow.agree(new LogPosition("epoch", 1));
    shadow.appended(2);

    try (var traffic = new LogTraffic(shadows, writer, shared, reachability)) {
      traffic.start();
      traffic.enqueue(shadow);

      assertTrue(again.await(10, TimeUnit.SECONDS), "it ended");
    }
  }
}

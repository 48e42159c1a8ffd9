package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.haystack.bootstrap.Watchdog.Pulse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WatchdogTest {

  private static final Duration PERIOD = Duration.ofMillis(20);

  private final BlockingQueue<Integer> ended = new ArrayBlockingQueue<>(10);

  @Test
  void whatStandsStillEndsTheProcess() throws InterruptedException {
    try (var heart = Executors.newSingleThreadScheduledExecutor()) {
      var beating = new Pulse("the beating one stands still");
      var still = new Pulse("the other one stands still");
      var _ = heart.scheduleAtFixedRate(beating::beat, 0, 1, TimeUnit.MILLISECONDS);

      new Watchdog(List.of(beating, still), PERIOD, ended::add).start();

      assertEquals(70, ended.poll(30, TimeUnit.SECONDS));
      heart.shutdownNow();
    }
  }

  @Test
  void whatGoesOnDoesNot() throws InterruptedException {
    try (var heart = Executors.newSingleThreadScheduledExecutor()) {
      var beating = new Pulse("it stands still");
      var _ = heart.scheduleAtFixedRate(beating::beat, 0, 1, TimeUnit.MILLISECONDS);

      new Watchdog(List.of(beating), PERIOD, ended::add).start();

      assertNull(ended.poll(PERIOD.multipliedBy(60).toMillis(), TimeUnit.MILLISECONDS));
      heart.shutdownNow();
    }
  }
}

package dev.haystack.inbound.rfc6455;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimerTest {

  private final Timer timer = new Timer();

  @AfterEach
  void stop() {
    timer.stop();
  }

  @Test
  void whatATaskThrowsIsToldAndTheNextOneRuns() throws Exception {
    BlockingQueue<Object> told = new LinkedBlockingQueue<>();
    var fault = new IllegalStateException("broken");
    var _ =
        timer.after(
            0,
            () -> {
              Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> told.add(thrown));
              throw fault;
            });
    var _ = timer.after(0, () -> told.add("next"));

    assertEquals(fault, told.poll(5, TimeUnit.SECONDS));
    assertEquals("next", told.poll(5, TimeUnit.SECONDS));
  }
}

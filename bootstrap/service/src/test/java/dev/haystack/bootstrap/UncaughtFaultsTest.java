package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UncaughtFaultsTest {

  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final BlockingQueue<Integer> codes = new LinkedBlockingQueue<>();
  private final UncaughtFaults faults =
      new UncaughtFaults(new PrintStream(errors, true, StandardCharsets.UTF_8), codes::add);

  @Test
  void anErrorOfTheMachineEndsTheProcessWithALineAndACode() {
    for (Error error :
        List.of(new OutOfMemoryError("secret"), new NoClassDefFoundError("secret"))) {
      faults.uncaughtException(Thread.currentThread(), error);
    }

    assertEquals(List.of(70, 70), List.copyOf(codes));
    assertEquals(
        List.of(
            "The service ends: java.lang.OutOfMemoryError",
            "The service ends: java.lang.NoClassDefFoundError"),
        errors.toString(StandardCharsets.UTF_8).lines().toList());
  }

  @Test
  void whatIsOneThreadsAloneEndsNothingElse() {
    faults.uncaughtException(Thread.currentThread(), new IllegalStateException("secret"));
    faults.uncaughtException(Thread.currentThread(), new StackOverflowError());

    assertEquals(List.of(), List.copyOf(codes));
    assertEquals(0, errors.size());
  }

  @Test
  void whatAPlannedTaskThrowsIsToldAndTheNextOneRuns() throws Exception {
    BlockingQueue<Throwable> told = new LinkedBlockingQueue<>();
    try (var scheduler = new ToldScheduler("told")) {
      scheduler
          .submit(
              () ->
                  Thread.currentThread()
                      .setUncaughtExceptionHandler((_, thrown) -> told.add(thrown)))
          .get(5, TimeUnit.SECONDS);
      var fault = new IllegalStateException("broken");
      var _ =
          scheduler.schedule(
              () -> {
                throw fault;
              },
              1,
              TimeUnit.MILLISECONDS);

      assertEquals(fault, told.poll(5, TimeUnit.SECONDS));
      assertEquals("next", scheduler.submit(() -> "next").get(5, TimeUnit.SECONDS));
    }
  }
}

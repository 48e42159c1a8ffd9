package dev.haystack.outbound.nestjs;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.port.practice.BackendCall;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatheringTest {

  @Test
  void resultsStandInTheOrderOfTheTasks() {
    List<Supplier<Integer>> tasks =
        IntStream.range(0, 50).<Supplier<Integer>>mapToObj(i -> () -> i).toList();

    assertEquals(IntStream.range(0, 50).boxed().toList(), Gathering.run(tasks, 8));
  }

  @Test
  void aFailureOfATaskIsTheFailureOfAll() {
    var failure = new UpstreamException(ToolFailure.TIMEOUT, "late");

    var thrown =
        assertThrows(
            UpstreamException.class,
            () ->
                Gathering.run(
                    List.<Supplier<String>>of(
                        () -> "fine",
                        () -> {
                          throw failure;
                        }),
                    8));

    assertEquals(ToolFailure.TIMEOUT, thrown.reason());
  }

  @Test
  void eightRequestsAreMadeAtATimeAndNoMore() {
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    var together = new CyclicBarrier(8);
    try (var practice =
        new PracticeServer(
            _ -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              await(together);
              running.decrementAndGet();
              return Reply.ok("{}");
            })) {
      assertInstanceOf(
          ToolResult.Success.class, Calls.backend(practice.uri("")).call(validation(16)));

      assertEquals(16, practice.received().size());
      assertEquals(8, most.get());
    }
  }

  @Test
  void interruptingACompositeCallEndsAllItsRequests() throws Exception {
    var asked = new CountDownLatch(8);
    var end = new CountDownLatch(1);
    try (var practice =
        new PracticeServer(
            _ -> {
              asked.countDown();
              await(end);
              return Reply.ok("{}");
            })) {
      var outcome = new CompletableFuture<ToolResult>();
      var stillInterrupted = new CompletableFuture<Boolean>();
      var backend = Calls.backend(practice.uri(""));
      Thread call =
          Thread.startVirtualThread(
              () -> {
                outcome.complete(backend.call(validation(100)));
                stillInterrupted.complete(Thread.currentThread().isInterrupted());
              });
      assertTrue(asked.await(5, SECONDS));

      call.interrupt();

      assertEquals(ToolFailure.CANCELLED, Calls.failure(outcome.get(5, SECONDS)).reason());
      assertTrue(stillInterrupted.get(5, SECONDS));
      assertEquals(8, practice.received().size());
      end.countDown();
    }
  }

  private static BackendCall validation(int sessions) {
    JsonArray list =
        IntStream.range(0, sessions)
            .mapToObj(
                i ->
                    JsonObject.builder()
                        .put("session_id", "s-" + i)
                        .put("client_id", "c-1")
                        .build())
            .collect(JsonArray.collector());
    return Calls.call(
        "validate_sessions", JsonObject.builder().put("sessions", list).build().text());
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(5, SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

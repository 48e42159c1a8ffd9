package dev.haystack.application.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CancellationTest {

  private final Cancellation cancellation = new Cancellation();

  @Test
  void workIsInterruptedAndWhatFollowsIsNot() throws InterruptedException {
    var working = new CountDownLatch(1);
    var canceller =
        Thread.startVirtualThread(
            () -> {
              var _ = awaitQuietly(working);
              cancellation.cancel(Cancellation.Reason.STOPPED);
            });

    boolean interrupted =
        cancellation.during(
            () -> {
              working.countDown();
              return awaitQuietly(new CountDownLatch(1));
            });

    canceller.join();
    assertTrue(interrupted);
    assertFalse(Thread.currentThread().isInterrupted());
    assertEquals(Cancellation.Reason.STOPPED, cancellation.reason());
  }

  @Test
  void workThatBeginsTooLateFindsItselfInterrupted() {
    cancellation.cancel(Cancellation.Reason.TIMED_OUT);

    assertTrue(cancellation.during(() -> Thread.currentThread().isInterrupted()));
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void theFirstReasonStands() {
    cancellation.cancel(Cancellation.Reason.STOPPED);
    cancellation.cancel(Cancellation.Reason.TIMED_OUT);

    assertEquals(Cancellation.Reason.STOPPED, cancellation.reason());
  }

  private static boolean awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }
}

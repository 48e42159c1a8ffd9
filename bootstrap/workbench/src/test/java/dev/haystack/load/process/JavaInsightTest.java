package dev.haystack.load.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class JavaInsightTest {

  private static final long PID = ProcessHandle.current().pid();

  @Test
  void virtualThreadsAreCounted() throws Exception {
    var end = new CountDownLatch(1);
    for (int i = 0; i < 7; i++) {
      Thread.ofVirtual().start(() -> awaitQuietly(end));
    }
    assertTrue(JavaInsight.virtualThreads(PID).orElseThrow() >= 7);
    end.countDown();
  }

  @Test
  void theLiveHeapHoldsWhatIsReachable() throws IOException {
    byte[] held = new byte[8 << 20];
    assertTrue(JavaInsight.liveHeapBytes(PID).orElseThrow() > held.length);
  }

  @Test
  void aProcessThatIsGoneSaysNothing() throws IOException {
    assertEquals(OptionalLong.empty(), JavaInsight.liveHeapBytes(999_999_999));
    assertEquals(OptionalLong.empty(), JavaInsight.virtualThreads(999_999_999));
  }

  private static void awaitQuietly(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

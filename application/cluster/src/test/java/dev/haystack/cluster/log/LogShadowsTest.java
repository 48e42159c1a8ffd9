package dev.haystack.cluster.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.session.SessionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LogShadowsTest {

  private static final SessionId SESSION = new SessionId("s");
  private static final long LONG = Duration.ofHours(3).toNanos();

  private final AtomicLong nanos = new AtomicLong();
  private final LogShadows shadows = new LogShadows(_ -> {}, Duration.ofSeconds(1), nanos::get);

  @Test
  void thoseThatAreDueAreFoundWhileOthersAreAsked() throws InterruptedException {
    List<LogShadow> all = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      LogShadow shadow = shadows.of(new SessionId("s" + i));
      shadow.joined();
      all.add(shadow);
    }
    var over = new AtomicBoolean();
    Thread asking =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (long i = 0; !over.get(); i++) {
                    long at = i * 7919 % 100_000;
                    all.get((int) (i % all.size())).asked(false, Optional.empty(), at);
                  }
                });
    try {
      for (int i = 0; i < 5_000; i++) {
        assertEquals(all.size(), shadows.due(0).size());
      }
    } finally {
      over.set(true);
      asking.join();
    }
  }

  @Test
  void oneThatSomebodyHasJustGotIsNotLetGoOf() {
    LogShadow before = shadows.of(SESSION);
    nanos.set(LONG);

    LogShadow got = shadows.of(SESSION);
    shadows.sweep();
    got.joined();

    assertSame(before, got);
    assertEquals(Optional.of(got), shadows.find(SESSION));
  }

  @Test
  void oneThatNobodyGotForLongIsLetGoOf() {
    LogShadow before = shadows.of(SESSION);
    nanos.set(LONG);

    shadows.sweep();

    assertEquals(Optional.empty(), shadows.find(SESSION));
    assertNotSame(before, shadows.of(SESSION));
  }

  @Test
  void oneThatIsFollowedOrHasSomethingToSendIsKept() {
    shadows.of(SESSION).joined();
    var other = new SessionId("other");
    shadows.of(other).appended(1);
    nanos.set(LONG);

    shadows.sweep();

    assertEquals(2, shadows.all().size());
    shadows.of(other).agree(new LogPosition("epoch", 1));
    nanos.set(3 * LONG);
    shadows.sweep();
    assertEquals(1, shadows.all().size());
  }

  @Test
  void whoComesWhileOneIsLetGoOfGetsTheOneThatIsKept() throws Exception {
    for (int i = 0; i < 2_000; i++) {
      nanos.addAndGet(LONG);
      var _ = shadows.of(SESSION);
      nanos.addAndGet(LONG);
      var together = new CyclicBarrier(2);
      Thread sweeping =
          Thread.ofPlatform()
              .start(
                  () -> {
                    await(together);
                    shadows.sweep();
                  });
      await(together);
      LogShadow got = shadows.of(SESSION);
      sweeping.join();

      assertEquals(Optional.of(got), shadows.find(SESSION));
    }
  }

  private static void await(CyclicBarrier together) {
    try {
      int _ = together.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

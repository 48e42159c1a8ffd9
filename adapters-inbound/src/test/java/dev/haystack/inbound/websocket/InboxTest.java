package dev.haystack.inbound.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InboxTest {

  private static final int ENTRIES_MAX = 3;
  private static final int CHARACTERS_MAX = 100;

  private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final Inbox inbox =
      new Inbox(ENTRIES_MAX, CHARACTERS_MAX, () -> done.add("it is said that it failed"));

  @Test
  void workIsDoneInItsOrderButForWhatOvertakes() throws Exception {
    begin();
    assertTrue(inbox.offer(1, work("second")));
    assertTrue(inbox.offer(1, work("third")));
    assertTrue(inbox.overtake(work("overtaking")));
    inbox.insist(work("overtaking too"));
    goOn.countDown();
    assertEquals(List.of("first", "overtaking", "overtaking too", "second", "third"), next(5));
  }

  @Test
  void onlySoMuchWaits() throws Exception {
    begin();
    assertTrue(inbox.offer(10 * CHARACTERS_MAX, work("long")));
    assertFalse(inbox.offer(1, work("too much")));
    goOn.countDown();
    assertEquals(List.of("first", "long"), next(2));
    awaitIdle();
    var again = new CountDownLatch(1);
    hold(again, () -> {});
    for (int i = 0; i < ENTRIES_MAX; i++) {
      assertTrue(inbox.offer(1, work("waiting " + i)));
      assertTrue(inbox.overtake(work("overtaking " + i)));
    }
    assertFalse(inbox.offer(1, work("one too many")));
    assertFalse(inbox.overtake(work("one too many")));
    again.countDown();
    assertFalse(next(2 * ENTRIES_MAX).contains("one too many"));
  }

  @Test
  void closingDropsWhatWaitsAndComesLast() throws Exception {
    begin();
    assertTrue(inbox.offer(1, work("dropped")));
    assertTrue(inbox.overtake(work("dropped")));
    inbox.close(work("last"));
    assertTrue(inbox.isClosed());
    assertTrue(inbox.offer(1, work("dropped")));
    inbox.insist(work("dropped"));
    assertTrue(done.isEmpty());
    goOn.countDown();
    assertEquals(List.of("first", "last"), next(2));
    awaitIdle();
    assertTrue(done.isEmpty());
  }

  @Test
  void whatWorkKeepsIsGivenBackWhateverBecomesOfIt() throws Exception {
    begin();
    var given = new AtomicInteger();
    assertTrue(inbox.offer(1, 10, work("second"), given::incrementAndGet));
    assertTrue(inbox.offer(1, 10, work("third"), given::incrementAndGet));
    assertFalse(inbox.offer(1, 1, work("refused"), given::incrementAndGet));
    assertEquals(0, given.get());
    inbox.close(work("last"));
    assertEquals(2, given.get());
    assertTrue(inbox.offer(1, 10, work("dropped"), given::incrementAndGet));
    assertEquals(3, given.get());
    goOn.countDown();
    assertEquals(List.of("first", "last"), next(2));
  }

  @Test
  void whatFailsIsTheLastButForTheClosing() throws Exception {
    begin();
    assertTrue(
        inbox.offer(
            1,
            () -> {
              throw new IllegalStateException("planted");
            }));
    assertTrue(inbox.offer(1, work("dropped")));
    goOn.countDown();
    assertEquals(List.of("first", "it is said that it failed"), next(2));
    inbox.close(work("last"));
    assertEquals(List.of("last"), next(1));
  }

  @Test
  void workThatRunsOutOfStackFailsLikeAnyOther() throws Exception {
    begin();
    assertTrue(
        inbox.offer(
            1,
            () -> {
              throw new StackOverflowError();
            }));
    goOn.countDown();
    assertEquals(List.of("first", "it is said that it failed"), next(2));
    inbox.close(work("last"));
    assertEquals(List.of("last"), next(1));
  }

  /** Begins work that lasts until it may go on. */
  private void begin() {
    hold(goOn, work("first"));
  }

  /** Keeps the inbox at work until the latch opens. */
  private void hold(CountDownLatch until, Runnable then) {
    var begun = new CountDownLatch(1);
    assertTrue(
        inbox.offer(
            1,
            () -> {
              begun.countDown();
              await(until);
              then.run();
            }));
    await(begun);
  }

  private Runnable work(String name) {
    return () -> done.add(name);
  }

  private List<String> next(int count) throws InterruptedException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(String.valueOf(done.poll(5, TimeUnit.SECONDS)));
    }
    return names;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitIdle() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (!inbox.isIdle()) {
      assertTrue(System.nanoTime() < end, "the thread ends");
      Thread.onSpinWait();
    }
  }
}

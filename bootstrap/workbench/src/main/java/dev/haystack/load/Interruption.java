package dev.haystack.load;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Turns the end of the process into an interrupt, and gives the thread time to finish up. */
final class Interruption implements AutoCloseable {

  private static final int FINISHING_SECONDS_MAX = 15;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Thread interrupted) {
    hook = new Thread(() -> interrupt(interrupted), "interruption");
  }

  static Interruption ofThisThread() {
    var interruption = new Interruption(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Says that everything is finished. */
  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is ending, which is what the hook waits for
    }
  }

  private void interrupt(Thread interrupted) {
    interrupted.interrupt();
    try {
      done.await(FINISHING_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.haystack.outbound.model;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits between two attempts; tests bring one that does not take time. */
@FunctionalInterface
public interface Pause {

  /** A wait in real time. */
  Pause REAL = wait -> new CountDownLatch(1).await(wait.toNanos(), TimeUnit.NANOSECONDS);

  void await(Duration wait) throws InterruptedException;
}

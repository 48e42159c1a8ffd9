package dev.haystack.bootstrap;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/**
 * Ends the process when something that has to go on and on stands still: better a process that is
 * started again than one that lives on deaf. It looks on a thread of its own, asks nobody, and
 * allocates nothing, so that it still works where little else does.
 */
final class Watchdog {

  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final int STILL_MAX = 30;

  /** What shows that it goes on by beating. */
  static final class Pulse {

    private final AtomicLong beats = new AtomicLong();
    private final byte[] words;
    private long seen;
    private int stillLooks;

    /**
     * @param words what is said when it stands still
     */
    Pulse(String words) {
      this.words = ("The service ends: " + words + System.lineSeparator()).getBytes(US_ASCII);
    }

    void beat() {
      beats.incrementAndGet();
    }

    private boolean stoodStillFor(int looks) {
      long now = beats.get();
      stillLooks = now == seen ? stillLooks + 1 : 0;
      seen = now;
      return stillLooks >= looks;
    }
  }

  private final List<Pulse> pulses;
  private final Duration period;
  private final IntConsumer end;

  Watchdog(List<Pulse> pulses, IntConsumer end) {
    this(pulses, PERIOD, end);
  }

  Watchdog(List<Pulse> pulses, Duration period, IntConsumer end) {
    this.pulses = List.copyOf(pulses);
    this.period = period;
    this.end = end;
  }

  void start() {
    Thread.ofPlatform().daemon().name("watchdog").start(this::watch);
  }

  /** Looks are counted and not time, which also passes while the whole process is halted. */
  private void watch() {
    long periodMillis = period.toMillis();
    try {
      while (true) {
        Thread.sleep(periodMillis);
        for (int i = 0; i < pulses.size(); i++) {
          if (pulses.get(i).stoodStillFor(STILL_MAX)) {
            end(pulses.get(i));
            return;
          }
        }
      }
    } catch (InterruptedException _) {
      // nobody does that; without it, it could not be looked
    }
  }

  private void end(Pulse pulse) {
    try {
      System.err.write(pulse.words, 0, pulse.words.length);
    } finally {
      end.accept(ExitCode.INTERNAL);
    }
  }
}

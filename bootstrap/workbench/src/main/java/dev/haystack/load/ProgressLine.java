package dev.haystack.load;

import java.io.PrintWriter;

/** Says each second how far the run is. */
final class ProgressLine {

  private final PrintWriter target;
  private final long startNanos = System.nanoTime();
  private long lastNanos = startNanos;
  private long lastChunks;
  private boolean interrupted;

  ProgressLine(PrintWriter target) {
    this.target = target;
  }

  void show(String phase, Tally tally, int connections) {
    long nowNanos = System.nanoTime();
    long chunks = tally.count(Count.CHUNKS);
    long grown = Math.max(0, chunks - lastChunks);
    target.printf(
        "%4d s  %-14s %5d connections  turns %d done, %d stopped, %d failed  chunks %,d"
            + " (%,.0f/s)%n",
        Math.round((nowNanos - startNanos) / 1e9),
        phase,
        connections,
        tally.count(Count.TURNS_COMPLETED),
        tally.count(Count.TURNS_STOPPED),
        tally.count(Count.TURNS_FAILED),
        chunks,
        grown * 1e9 / Math.max(1, nowNanos - lastNanos));
    target.flush();
    lastNanos = nowNanos;
    lastChunks = chunks;
  }

  /** One line about what happens next. */
  void say(String line) {
    lastChunks = 0;
    lastNanos = System.nanoTime();
    target.println(line);
    target.flush();
  }

  void interrupted() {
    interrupted = true;
    say("interrupted: this is what there is");
  }

  boolean wasInterrupted() {
    return interrupted;
  }
}

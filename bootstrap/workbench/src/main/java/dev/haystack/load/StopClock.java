package dev.haystack.load;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Times from a client's stop until the scripted model saw its call closed. */
final class StopClock {

  private static final int WAITING_MAX = 100_000;
  private static final long POLL_NANOS = 1_000_000;

  private final boolean modelReports;
  private final Map<Long, Stop> waiting = new ConcurrentHashMap<>();

  /** Waits for nothing unless there is a model that reports. */
  StopClock(boolean modelReports) {
    this.modelReports = modelReports;
  }

  void stopped(long turn, long nanos, Tally tally) {
    if (modelReports && waiting.size() < WAITING_MAX) {
      waiting.put(turn, new Stop(nanos, tally));
    }
  }

  /** Takes a line of the model's output, which names the turn and the time. */
  void line(String line) {
    String[] words = line.split(" ", 3);
    if (words.length == 3 && words[0].equals(LoadModelCommand.CLOSED)) {
      closed(Long.parseLong(words[1]), Long.parseLong(words[2]));
    }
  }

  /** Waits, within the limit, until the model has seen every stop; gives how many it has not. */
  int awaitAll(long limitNanos) {
    long deadlineNanos = System.nanoTime() + limitNanos;
    while (!waiting.isEmpty()
        && System.nanoTime() < deadlineNanos
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    int unseen = waiting.size();
    waiting.clear();
    return unseen;
  }

  private void closed(long turn, long nanos) {
    Stop stop = waiting.remove(turn);
    if (stop != null) {
      stop.tally().record(Latency.STOP_SEEN, nanos - stop.sentNanos());
    }
  }

  private record Stop(long sentNanos, Tally tally) {}
}

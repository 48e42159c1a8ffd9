package dev.haystack.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What must hold of turns while the shared store is in reach; in an outage each node goes by what
 * it knows itself, and for a moment after it the nodes are still finding together.
 */
final class TurnRules {

  private static final long SETTLING_NANOS = TimeUnit.SECONDS.toNanos(5);

  private TurnRules() {}

  /** No turn begins in a session in which another one is running. */
  static List<String> neverOverlap(History history) {
    List<Entry.Asked> turns = history.list(Entry.Asked.class);
    var findings = new ArrayList<String>();
    for (Entry.Asked turn : judged(history)) {
      turns.stream()
          .filter(other -> other.session().equals(turn.session()))
          .filter(other -> !other.message().equals(turn.message()) && isRunning(other, turn.from()))
          .forEach(other -> findings.add(turn.message() + " began during " + other.message()));
    }
    return findings;
  }

  /** No more turns of a user run at once than the limit says. */
  static List<String> withinLimit(History history, int inFlightMax) {
    List<Entry.Asked> turns = history.list(Entry.Asked.class);
    var findings = new ArrayList<String>();
    for (Entry.Asked turn : judged(history)) {
      long running =
          turns.stream()
              .filter(other -> other.user().equals(turn.user()))
              .filter(other -> other.equals(turn) || isRunning(other, turn.from()))
              .count();
      if (running > inFlightMax) {
        findings.add(turn.message() + " was number " + running + " of " + turn.user());
      }
    }
    return findings;
  }

  private static boolean isRunning(Entry.Asked turn, long at) {
    return turn.from() < at && at < turn.to();
  }

  private static List<Entry.Asked> judged(History history) {
    List<Entry.Outage> outages = history.list(Entry.Outage.class);
    return history
        .all(Entry.Asked.class)
        .filter(
            turn ->
                outages.stream()
                    .noneMatch(
                        outage ->
                            outage.from() <= turn.from()
                                && turn.from() <= outage.to() + SETTLING_NANOS))
        .toList();
  }
}

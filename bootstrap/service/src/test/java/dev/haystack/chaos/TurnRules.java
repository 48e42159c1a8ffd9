package dev.haystack.chaos;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What must hold of turns while the shared store is in reach; in an outage each node goes by what
 * it knows itself, and for a moment after it the nodes are still finding together.
 */
final class TurnRules {

  private static final long SETTLING_NANOS = TimeUnit.SECONDS.toNanos(5);

  private TurnRules() {}

  /** No turn begins in a session in which another one is running. */
  static List<String> neverOverlap(History history) {
    var findings = new ArrayList<String>();
    forEachBegin(
        history,
        Entry.Asked::session,
        (turn, running) ->
            running.stream()
                .filter(other -> !other.message().equals(turn.message()))
                .forEach(
                    other -> findings.add(turn.message() + " began during " + other.message())));
    return findings;
  }

  /** No more turns of a user run at once than the limit says. */
  static List<String> withinLimit(History history, int inFlightMax) {
    var findings = new ArrayList<String>();
    forEachBegin(
        history,
        Entry.Asked::user,
        (turn, running) -> {
          int number = running.size() + 1;
          if (number > inFlightMax) {
            findings.add(turn.message() + " was number " + number + " of " + turn.user());
          }
        });
    return findings;
  }

  /** Goes through the turns as they began, each with those that ran then and have the same key. */
  private static void forEachBegin(
      History history,
      Function<Entry.Asked, Object> key,
      BiConsumer<Entry.Asked, List<Entry.Asked>> begin) {
    Set<Entry.Asked> judged = judged(history);
    history
        .all(Entry.Asked.class)
        .sorted(Comparator.comparingLong(Entry.Asked::from))
        .collect(groupingBy(key))
        .values()
        .forEach(turns -> forEachBegin(turns, judged, begin));
  }

  private static void forEachBegin(
      List<Entry.Asked> turns,
      Set<Entry.Asked> judged,
      BiConsumer<Entry.Asked, List<Entry.Asked>> begin) {
    var begun = new ArrayList<Entry.Asked>();
    for (Entry.Asked turn : turns) {
      begun.removeIf(other -> other.to() <= turn.from());
      if (judged.contains(turn)) {
        begin.accept(turn, begun.stream().filter(other -> other.from() < turn.from()).toList());
      }
      begun.add(turn);
    }
  }

  private static Set<Entry.Asked> judged(History history) {
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
        .collect(toSet());
  }
}

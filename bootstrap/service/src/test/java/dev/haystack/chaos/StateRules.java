package dev.haystack.chaos;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What must hold of UI states. */
final class StateRules {

  private static final long SETTLING_NANOS = TimeUnit.SECONDS.toNanos(5);

  private StateRules() {}

  /** No state that was taken gives way to an older one. */
  static List<String> neverGoesBack(History history) {
    Map<String, Long> newest =
        history
            .all(Entry.StateTaken.class)
            .collect(toMap(Entry.StateTaken::session, Entry.StateTaken::stamp, Math::max));
    Stream<String> taken =
        history
            .all(Entry.StateTaken.class)
            .filter(state -> state.stamp() < state.newestBefore())
            .filter(state -> !inOutage(state.at(), history))
            .map(
                state ->
                    state.session() + " took " + state.stamp() + " after " + state.newestBefore());
    return Stream.concat(taken, ends(history, newest)).toList();
  }

  private static boolean inOutage(long at, History history) {
    return history
        .all(Entry.Outage.class)
        .anyMatch(outage -> outage.from() <= at && at <= outage.to() + SETTLING_NANOS);
  }

  private static Stream<String> ends(History history, Map<String, Long> newest) {
    return history
        .all(Entry.Final.class)
        .filter(end -> end.there() && end.stamp() < newest.getOrDefault(end.session(), 0L))
        .map(
            end ->
                end.session()
                    + " went back from "
                    + newest.get(end.session())
                    + " to "
                    + end.stamp()
                    + " on "
                    + end.node());
  }
}

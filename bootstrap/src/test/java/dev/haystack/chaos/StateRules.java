package dev.haystack.chaos;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;

/** What must hold of UI states. */
final class StateRules {

  private StateRules() {}

  /** No state that was taken gives way to an older one. */
  static List<String> neverGoesBack(History history) {
    Map<String, Long> newest =
        history
            .all(Entry.StateTaken.class)
            .collect(toMap(Entry.StateTaken::session, Entry.StateTaken::stamp, Math::max));
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
                    + end.node())
        .toList();
  }
}

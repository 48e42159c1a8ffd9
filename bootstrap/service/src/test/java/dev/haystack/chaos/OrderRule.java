package dev.haystack.chaos;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Messages stand in the order in which they were said: those that the shared store acknowledged
 * before those that were sent afterwards, and those of one node in any case. What one node alone
 * holds in an outage comes to the others when that is over, so it has no order among theirs; nor
 * has a message that was told to several nodes, which may know nothing of each other.
 */
final class OrderRule {

  private final Map<String, Long> sent;
  private final Map<String, Long> nodesTold;
  private final Map<String, List<Entry.Acknowledged>> acknowledged;

  private OrderRule(History history) {
    sent =
        history
            .all(Entry.Sent.class)
            .collect(toMap(Entry.Sent::message, Entry.Sent::at, (first, _) -> first));
    nodesTold =
        history
            .all(Entry.Told.class)
            .map(told -> new Telling(told.message(), told.node()))
            .distinct()
            .collect(groupingBy(Telling::message, Collectors.counting()));
    acknowledged =
        history
            .all(Entry.Acknowledged.class)
            .collect(groupingBy(entry -> place(entry.session(), entry.message())));
  }

  private record Telling(String message, String node) {}

  static List<String> findings(History history) {
    var rule = new OrderRule(history);
    return history.all(Entry.Final.class).flatMap(rule::disordered).toList();
  }

  private static String place(String session, String message) {
    return session + "\n" + message;
  }

  /** Looks from the end, so that what must come first and stands behind is known already. */
  private Stream<String> disordered(Entry.Final end) {
    var findings = new ArrayList<String>();
    Map<String, Entry.Acknowledged> earliestOfNode = new HashMap<>();
    Optional<Entry.Acknowledged> earliestShared = Optional.empty();
    for (String message : end.said().reversed()) {
      for (Entry.Acknowledged here :
          acknowledged.getOrDefault(place(end.session(), message), List.of())) {
        Stream.of(
                earliestShared,
                Optional.ofNullable(earliestOfNode.get(here.node())).filter(_ -> !wandered(here)))
            .flatMap(Optional::stream)
            .filter(behind -> behind.at() < sent.getOrDefault(message, 0L))
            .forEach(
                behind ->
                    findings.add(message + " before " + behind.message() + " on " + end.node()));
        earliestOfNode.merge(here.node(), here, OrderRule::earlier);
        if (here.shared()) {
          earliestShared = Optional.of(earliestShared.map(e -> earlier(e, here)).orElse(here));
        }
      }
    }
    return findings.stream().distinct();
  }

  private boolean wandered(Entry.Acknowledged message) {
    return nodesTold.getOrDefault(message.message(), 0L) > 1;
  }

  private static Entry.Acknowledged earlier(Entry.Acknowledged one, Entry.Acknowledged other) {
    return Comparator.comparingLong(Entry.Acknowledged::at).compare(one, other) <= 0 ? one : other;
  }
}

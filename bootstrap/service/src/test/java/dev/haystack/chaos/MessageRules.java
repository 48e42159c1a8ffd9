package dev.haystack.chaos;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must become of messages. */
final class MessageRules {

  private MessageRules() {}

  /** Every acknowledged message is in the session, wherever it is read, and once. */
  static List<String> acknowledgedExactlyOnce(History history) {
    Map<String, List<Entry.Final>> ends =
        history.all(Entry.Final.class).collect(groupingBy(Entry.Final::session));
    Set<String> deleted = deleted(history);
    var findings = new ArrayList<String>();
    for (Entry.Acknowledged acknowledged : history.list(Entry.Acknowledged.class)) {
      if (deleted.contains(acknowledged.session())) {
        continue;
      }
      for (Entry.Final end : ends.getOrDefault(acknowledged.session(), List.of())) {
        int times = Collections.frequency(end.said(), acknowledged.message());
        if (times != 1) {
          findings.add(acknowledged.message() + " is there " + times + " times on " + end.node());
        }
      }
    }
    return findings;
  }

  /** No message of a session has another's id, and nothing is there that nobody said. */
  static List<String> nothingDoubledOrInvented(History history) {
    Set<String> sent = history.all(Entry.Sent.class).map(Entry.Sent::message).collect(toSet());
    var findings = new ArrayList<String>();
    for (Entry.Final end : history.list(Entry.Final.class)) {
      if (new HashSet<>(end.ids()).size() < end.ids().size()) {
        findings.add("an id is there twice in " + end.session() + " on " + end.node());
      }
      end.said().stream()
          .filter(message -> !sent.contains(message))
          .forEach(message -> findings.add(message + " was never said"));
    }
    return findings;
  }

  /** Every acknowledged message's turn came to an end. */
  static List<String> everyTurnEnds(History history) {
    return history
        .all(Entry.GivenUp.class)
        .map(given -> given.message() + " was waited for in vain")
        .toList();
  }

  /** A deleted session is nowhere, unless another node alone held a part of it in an outage. */
  static List<String> deletedStaysDeleted(History history) {
    Set<String> deleted = deleted(history);
    Map<String, String> deletedOn =
        history
            .all(Entry.Deleted.class)
            .collect(toMap(Entry.Deleted::session, Entry.Deleted::node, (first, _) -> first));
    history
        .all(Entry.Acknowledged.class)
        .filter(held -> !held.shared())
        .filter(held -> !held.node().equals(deletedOn.getOrDefault(held.session(), held.node())))
        .forEach(held -> deleted.remove(held.session()));
    return history
        .all(Entry.Final.class)
        .filter(end -> end.there() && deleted.contains(end.session()))
        .map(end -> end.session() + " is back on " + end.node())
        .toList();
  }

  private static Set<String> deleted(History history) {
    return history.all(Entry.Deleted.class).map(Entry.Deleted::session).collect(toSet());
  }
}

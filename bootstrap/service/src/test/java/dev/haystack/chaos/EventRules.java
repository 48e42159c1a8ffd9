package dev.haystack.chaos;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must hold of the events that sockets were sent. */
final class EventRules {

  private EventRules() {}

  /** From where a socket joined, each event follows the one before it. */
  static List<String> contiguous(History history) {
    Map<String, Long> reached = new HashMap<>();
    var findings = new ArrayList<String>();
    history
        .all(Entry.class)
        .forEach(
            entry -> {
              if (entry instanceof Entry.Joined joined) {
                reached.put(joined.socket(), joined.after());
              } else if (entry instanceof Entry.Frame frame) {
                Long last = reached.put(frame.socket(), frame.last());
                if (last != null && frame.first() != last + 1) {
                  findings.add(
                      "%s of %s got %d after %d"
                          .formatted(frame.socket(), frame.session(), frame.first(), last));
                }
              }
            });
    return findings;
  }

  /**
   * One number of one epoch is one event, whoever is told of it; a node that goes on alone in an
   * outage changes the epoch without a word to those who are connected, so sockets that saw one are
   * not compared.
   */
  static List<String> sameForAll(History history) {
    List<Entry.Outage> outages = history.list(Entry.Outage.class);
    Map<String, Long> joined =
        history
            .all(Entry.Joined.class)
            .collect(toMap(Entry.Joined::socket, Entry.Joined::at, Math::min));
    Map<String, String> seen = new HashMap<>();
    var findings = new ArrayList<String>();
    history
        .all(Entry.Frame.class)
        .filter(frame -> joined.containsKey(frame.socket()))
        .filter(frame -> !sawOutage(joined.getOrDefault(frame.socket(), 0L), frame.at(), outages))
        .forEach(
            frame -> {
              String place =
                  frame.session() + "/" + frame.epoch() + "/" + frame.first() + "-" + frame.last();
              String content = frame.type() + ":" + frame.text();
              String other = seen.putIfAbsent(place, content);
              if (other != null && !other.equals(content)) {
                findings.add(place + " is both " + other + " and " + content);
              }
            });
    return findings;
  }

  private static boolean sawOutage(long from, long to, List<Entry.Outage> outages) {
    return outages.stream().anyMatch(outage -> outage.from() <= to && from <= outage.to());
  }
}

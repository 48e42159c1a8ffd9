package dev.haystack.outbound.memory;

import dev.haystack.domain.event.LogEntry;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.LoggedTexts;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.weight.EventWeight;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest events of one log, contiguous; nothing is allocated while it is empty. Deltas are
 * joined when there are enough of them, so that a long answer's events die young.
 */
final class EventBuffer {

  private static final int DELTAS_JOINED = 128;

  private List<LogEntry> entries = new ArrayList<>();
  private int size;
  // the deltas at the end, all of one turn, that are not joined yet
  private int loose;
  // of all but those
  private long weight;

  void add(LoggedEvent event) {
    boolean isDelta = event.event() instanceof TurnEvent.TextDelta;
    if (loose > 0 && !(isDelta && entries.getLast().turn().equals(event.turn()))) {
      join();
    }
    entries.add(event);
    size++;
    if (!isDelta) {
      weight += EventWeight.of(event);
    } else if (++loose == DELTAS_JOINED) {
      join();
    }
  }

  private void join() {
    if (loose > 0) {
      LoggedTexts joined = joined(loose);
      entries.subList(entries.size() - loose, entries.size()).clear();
      entries.add(joined);
      weight += EventWeight.of(joined);
      loose = 0;
    }
  }

  private LoggedTexts joined(int deltas) {
    return LoggedTexts.of(
        entries.subList(entries.size() - deltas, entries.size()).stream()
            .map(LoggedEvent.class::cast)
            .toList());
  }

  void addBefore(List<LoggedEvent> older) {
    var all = new EventBuffer();
    older.forEach(all::add);
    all.join();
    all.entries.addAll(entries);
    entries = all.entries;
    weight += all.weight;
    size += older.size();
  }

  int size() {
    return size;
  }

  /** The bytes of what is kept, but for the last few deltas. */
  long weight() {
    return weight;
  }

  /** Lets go of all but the newest; the cost is theirs alone. */
  void keepNewest(int kept) {
    if (kept < size) {
      entries = new ArrayList<>(newest(kept));
      size = kept;
      loose = 0;
      weight = entries.stream().mapToLong(EventWeight::of).sum();
    }
  }

  /** The newest events, as they are kept. */
  List<LogEntry> newest(int wanted) {
    List<LogEntry> found = new ArrayList<>();
    int left = wanted;
    if (loose > 0 && left > 0) {
      found.add(joined(Math.min(left, loose)));
      left -= found.getFirst().count();
    }
    for (int i = entries.size() - loose - 1; left > 0; i--) {
      LogEntry entry = entries.get(i);
      found.add(entry.count() > left ? entry.from(entry.last() - left + 1) : entry);
      left -= found.getLast().count();
    }
    return List.copyOf(found.reversed());
  }
}

package dev.haystack.outbound.memory;

import dev.haystack.domain.event.LoggedEvent;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The newest events of one log, contiguous; nothing is allocated while it is empty. */
final class EventBuffer {

  private static final LoggedEvent[] NONE = {};
  private static final int CAPACITY_MIN = 16;

  private LoggedEvent[] events = NONE;
  private int size;

  void add(LoggedEvent event) {
    if (size == events.length) {
      events = Arrays.copyOf(events, Math.max(CAPACITY_MIN, 2 * size));
    }
    events[size++] = event;
  }

  void addBefore(List<LoggedEvent> older) {
    var all = new LoggedEvent[older.size() + size + CAPACITY_MIN];
    older.toArray(all);
    System.arraycopy(events, 0, all, older.size(), size);
    events = all;
    size += older.size();
  }

  int size() {
    return size;
  }

  /** Lets go of all but the newest; the cost is theirs alone. */
  void keepNewest(int kept) {
    if (kept < size) {
      events = kept == 0 ? NONE : Arrays.copyOfRange(events, size - kept, size + CAPACITY_MIN);
      size = kept;
    }
  }

  List<LoggedEvent> newest(int count) {
    return Collections.unmodifiableList(
        Arrays.asList(Arrays.copyOfRange(events, size - count, size)));
  }
}

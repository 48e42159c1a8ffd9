package dev.haystack.outbound.redisson;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a Redis holds.
 *
 * @param readable how many of each kind can be read
 * @param unreadable how many cannot, by their kind and the reason
 */
public record StoreCounts(Map<Kind, Long> readable, SortedMap<String, Long> unreadable) {

  /** What there is. */
  public enum Kind {
    SESSION("sessions"),
    MESSAGE("messages"),
    PAGE_STATE("page states"),
    LOG("event logs"),
    LOG_ENTRY("entries of event logs"),
    WAITING("violations that wait"),
    BURIED("violations that were given up");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** What they are called. */
    public String words() {
      return words;
    }
  }

  public StoreCounts {
    readable = Map.copyOf(readable);
    unreadable = new TreeMap<>(unreadable);
  }

  /** How many of that kind can be read. */
  public long of(Kind kind) {
    return readable.getOrDefault(kind, 0L);
  }

  /** Whether all can be read. */
  public boolean isWhole() {
    return unreadable.isEmpty();
  }

  /** Counts them; for one thread. */
  static final class Tally {

    private final Map<Kind, Long> readable = new EnumMap<>(Kind.class);
    private final SortedMap<String, Long> unreadable = new TreeMap<>();

    void take(Kind kind, boolean isRead, String otherwise) {
      if (isRead) {
        readable(kind);
      } else {
        unreadable(kind, otherwise);
      }
    }

    void readable(Kind kind) {
      var _ = readable.merge(kind, 1L, Long::sum);
    }

    void unreadable(Kind kind, String reason) {
      var _ = unreadable.merge(kind.words() + ": " + reason, 1L, Long::sum);
    }

    StoreCounts counts() {
      return new StoreCounts(readable, unreadable);
    }
  }
}

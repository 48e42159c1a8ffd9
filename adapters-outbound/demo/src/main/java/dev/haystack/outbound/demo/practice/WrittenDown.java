package dev.haystack.outbound.demo.practice;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What callers wrote down, in memory: the newest of each of the callers who wrote last; safe for
 * many threads.
 */
final class WrittenDown {

  static final int CALLERS_MAX = 1_000;
  static final int ENTRIES_MAX = 50;

  private final Map<UserId, Bounded<String, ToolResult.Success>> callers =
      new Bounded<>(CALLERS_MAX);

  /** The result of the write under that key, which is done once. */
  synchronized ToolResult once(UserId caller, String key, Supplier<ToolResult> write) {
    Bounded<String, ToolResult.Success> entries =
        callers.computeIfAbsent(caller, _ -> new Bounded<>(ENTRIES_MAX));
    ToolResult.Success known = entries.get(key);
    if (known != null) {
      return known;
    }
    ToolResult result = write.get();
    if (result instanceof ToolResult.Success success) {
      entries.put(key, success);
    }
    return result;
  }

  /** What the caller wrote down, oldest first. */
  synchronized List<JsonObject> of(UserId caller) {
    Bounded<String, ToolResult.Success> entries = callers.get(caller);
    return entries == null
        ? List.of()
        : entries.values().stream()
            .map(ToolResult.Success::value)
            .filter(JsonObject.class::isInstance)
            .map(JsonObject.class::cast)
            .toList();
  }

  /** A map that lets go of its oldest entry where it has too many. */
  private static final class Bounded<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int entriesMax;

    private Bounded(int entriesMax) {
      this.entriesMax = entriesMax;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > entriesMax;
    }
  }
}

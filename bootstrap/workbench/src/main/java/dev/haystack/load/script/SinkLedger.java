package dev.haystack.load.script;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the scripted practice was told of violations, which it takes or refuses as it is set. */
public final class SinkLedger {

  private final Map<String, Integer> taken = new ConcurrentHashMap<>();
  private final LongAdder refused = new LongAdder();
  private volatile boolean away;

  /** Whether everything is refused from now on. */
  public void away(boolean isAway) {
    away = isAway;
  }

  /** Takes a record by its key, and says with which status. */
  int answer(String key) {
    if (away) {
      refused.increment();
      return 503;
    }
    return taken.merge(key, 1, Integer::sum) == 1 ? 201 : 409;
  }

  /** How many records there are. */
  public long records() {
    return taken.size();
  }

  /** How many records came more than once. */
  public long repeated() {
    return taken.values().stream().filter(times -> times > 1).count();
  }

  /** How many attempts were refused. */
  public long refused() {
    return refused.sum();
  }
}

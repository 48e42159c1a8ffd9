package dev.haystack.cluster.session;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.MergePatch;
import dev.haystack.domain.session.SessionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Changes of sessions' contexts that the shared store does not have yet, in their order; whoever
 * calls holds the session's lock.
 */
final class ContextPatches {

  /** So many different changes in one outage do not come from carried-over ids. */
  private static final int PATCHES_MAX = 1_000;

  private final Map<SessionId, List<JsonObject>> waiting = new ConcurrentHashMap<>();

  void add(SessionId id, JsonObject patch) {
    List<JsonObject> before = waiting.getOrDefault(id, List.of());
    // of equal patches the last alone has the same effect
    Stream<JsonObject> others = before.stream().filter(other -> !other.equals(patch));
    waiting.put(
        id,
        Stream.concat(others.skip(Math.max(0, before.size() - PATCHES_MAX)), Stream.of(patch))
            .toList());
  }

  void clear(SessionId id) {
    waiting.remove(id);
  }

  void keepOnly(Predicate<SessionId> kept) {
    waiting.keySet().removeIf(kept.negate());
  }

  /** The context with what the store has lost of it, and with all changes that wait. */
  JsonObject applyTo(SessionId id, JsonObject context, Optional<JsonObject> lost) {
    JsonObject changed = lost.map(whole -> MergePatch.apply(context, whole)).orElse(context);
    for (JsonObject patch : waiting.getOrDefault(id, List.of())) {
      changed = MergePatch.apply(changed, patch);
    }
    return changed;
  }
}

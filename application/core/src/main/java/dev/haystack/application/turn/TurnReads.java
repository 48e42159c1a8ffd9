package dev.haystack.application.turn;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolResult;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What a turn has read so far, so that nothing is read twice; a write makes it all old. Only the
 * turn's thread may touch it.
 */
final class TurnReads {

  private final Map<Key, CompletableFuture<ToolResult>> results = new HashMap<>();
  private boolean written;

  Optional<CompletableFuture<ToolResult>> find(PreparedCall.Ready call) {
    return call.tool().writes() ? Optional.empty() : Optional.ofNullable(results.get(key(call)));
  }

  void add(PreparedCall.Ready call, CompletableFuture<ToolResult> result) {
    if (call.tool().writes()) {
      written = true;
    } else {
      results.put(key(call), result);
    }
  }

  /** Ends a round: what failed may be tried again, and after a write everything is read anew. */
  void settle() {
    if (written) {
      results.clear();
    }
    written = false;
    results.values().removeIf(result -> result.join() instanceof ToolResult.Failure);
  }

  private static Key key(PreparedCall.Ready call) {
    return new Key(call.tool().name(), call.arguments());
  }

  /** What makes two reads of a turn the same. */
  private record Key(String tool, JsonObject arguments) {}
}

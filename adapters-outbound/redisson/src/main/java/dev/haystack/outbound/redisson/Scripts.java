package dev.haystack.outbound.redisson;

import dev.haystack.port.shared.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Runs scripts in Redis: each call waits once, with a bound, and throws {@link
 * StoreUnavailableException} for whatever goes wrong. Interrupting does not end the wait, which is
 * short: a store is told everything or nothing. Safe for use by many threads.
 */
public final class Scripts {

  private final RedisConnection connection;

  public Scripts(RedisConnection connection) {
    this.connection = connection;
  }

  /** Runs a script. */
  public Reply run(Script script, List<String> keys, List<String> arguments) {
    return runAll(List.of(new ScriptCall(script, keys, arguments))).getFirst();
  }

  /**
   * Sends all calls before it waits for their answers, which it returns in the order of the calls;
   * Redis may run them in any order. If one of them fails, any of the others may have been done.
   */
  List<Reply> runAll(List<ScriptCall> calls) {
    var wait = BoundedWait.of(connection.timeout());
    List<Reply> replies = new ArrayList<>(calls.size());
    try {
      for (CompletableFuture<Object> answer : wait.forResult(connection.sender()).send(calls)) {
        replies.add(Reply.of(wait.forResult(answer)));
      }
    } catch (StoreUnavailableException e) {
      List<String> keys = calls.get(replies.size()).keys();
      throw new StoreUnavailableException(e.what(), keys.getFirst());
    }
    return List.copyOf(replies);
  }
}

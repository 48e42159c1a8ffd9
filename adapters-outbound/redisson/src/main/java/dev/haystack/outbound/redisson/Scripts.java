package dev.haystack.outbound.redisson;

import dev.haystack.application.port.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.redisson.api.RScript;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.client.RedisNoScriptException;

/**
 * Runs scripts in Redis: each call waits once, with a bound, and throws {@link
 * StoreUnavailableException} for whatever goes wrong. Interrupting does not end the wait, which is
 * short: a store is told everything or nothing. Safe for use by many threads.
 */
final class Scripts {

  /** The longest that a call takes. */
  static final Duration WAIT_MAX = Duration.ofMillis(240);

  private final RedisConnection connection;

  Scripts(RedisConnection connection) {
    this.connection = connection;
  }

  /** Runs a script. */
  Reply run(Script script, List<String> keys, List<String> arguments) {
    return runAll(List.of(new ScriptCall(script, keys, arguments))).getFirst();
  }

  /**
   * Sends all calls before it waits for their answers, which it returns in the order of the calls;
   * Redis may run them in any order. If one of them fails, any of the others may have been done.
   */
  List<Reply> runAll(List<ScriptCall> calls) {
    var wait = BoundedWait.of(WAIT_MAX);
    RScript scripts = wait.forResult(connection.client()).getScript(TextCodec.INSTANCE);
    List<CompletableFuture<Object>> answers =
        calls.stream().map(call -> send(scripts, call)).toList();
    List<Reply> replies = new ArrayList<>(answers.size());
    for (CompletableFuture<Object> answer : answers) {
      replies.add(Reply.of(wait.forResult(answer)));
    }
    return List.copyOf(replies);
  }

  private static CompletableFuture<Object> send(RScript scripts, ScriptCall call) {
    List<Object> keys = List.copyOf(call.keys());
    Object[] arguments = call.arguments().toArray();
    return scripts
        // the type for tables passes every other answer on as it is
        .<Object>evalShaAsync(
            Mode.READ_WRITE, call.script().digest(), ReturnType.LIST, keys, arguments)
        .toCompletableFuture()
        .exceptionallyCompose(
            failure ->
                isUnknownScript(failure)
                    ? scripts
                        .<Object>evalAsync(
                            Mode.READ_WRITE, call.script().text(), ReturnType.LIST, keys, arguments)
                        .toCompletableFuture()
                    : CompletableFuture.failedFuture(failure));
  }

  private static boolean isUnknownScript(Throwable failure) {
    return failure instanceof RedisNoScriptException
        || (failure instanceof CompletionException
            && failure.getCause() instanceof RedisNoScriptException);
  }
}

package dev.haystack.outbound.redisson;

import dev.haystack.application.port.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RBatch;
import org.redisson.api.RScript;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RScriptAsync;
import org.redisson.api.RedissonClient;
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
    RedissonClient client = wait.forResult(connection.client());
    RScript alone = client.getScript(TextCodec.INSTANCE);
    List<CompletableFuture<Object>> answers =
        calls.size() == 1
            ? List.of(send(calls.getFirst(), alone, alone))
            : sendTogether(calls, client, alone);
    List<Reply> replies = new ArrayList<>(answers.size());
    for (CompletableFuture<Object> answer : answers) {
      replies.add(Reply.of(wait.forResult(answer)));
    }
    return List.copyOf(replies);
  }

  /** In one piece, which costs much less than each by itself. */
  private static List<CompletableFuture<Object>> sendTogether(
      List<ScriptCall> calls, RedissonClient client, RScript alone) {
    RBatch batch = client.createBatch();
    RScriptAsync together = batch.getScript(TextCodec.INSTANCE);
    List<CompletableFuture<Object>> answers =
        calls.stream().map(call -> send(call, together, alone)).toList();
    var _ =
        batch
            .executeAsync()
            .whenComplete((_, failure) -> answers.forEach(answer -> fail(answer, failure)));
    return answers;
  }

  /** What was not sent at all is not answered one by one. */
  private static void fail(CompletableFuture<Object> answer, @Nullable Throwable failure) {
    if (failure != null && !isUnknownScript(failure)) {
      boolean _ = answer.completeExceptionally(failure);
    }
  }

  private static CompletableFuture<Object> send(
      ScriptCall call, RScriptAsync sending, RScript alone) {
    List<Object> keys = List.copyOf(call.keys());
    Object[] arguments = call.arguments().toArray();
    return sending
        // the type for tables passes every other answer on as it is
        .<Object>evalShaAsync(
            Mode.READ_WRITE, call.script().digest(), ReturnType.LIST, keys, arguments)
        .toCompletableFuture()
        .exceptionallyCompose(
            failure ->
                isUnknownScript(failure)
                    ? alone
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

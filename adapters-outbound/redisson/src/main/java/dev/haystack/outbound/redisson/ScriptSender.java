package dev.haystack.outbound.redisson;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RBatch;
import org.redisson.api.RScript;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RScriptAsync;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisNoScriptException;

/**
 * Sends the calls of all threads on the library's own thread; those that come until that thread
 * gets to them go together, which costs much less than each by itself. Never blocks.
 */
final class ScriptSender {

  private final RedissonClient client;
  private final Executor thread;
  private final RScript alone;
  private final Queue<Sending> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean awaited = new AtomicBoolean();

  ScriptSender(RedissonClient client, Executor thread) {
    this.client = client;
    this.thread = thread;
    this.alone = client.getScript(TextCodec.INSTANCE);
  }

  private record Sending(ScriptCall call, CompletableFuture<Object> answer) {

    private void by(RScriptAsync scripts, RScript alone) {
      scripts
          // the type for tables passes every other answer on as it is
          .<Object>evalShaAsync(
              Mode.READ_WRITE, call.script().digest(), ReturnType.LIST, keys(), arguments())
          .whenComplete(
              (value, failure) -> {
                if (isUnknownScript(failure)) {
                  inFullBy(alone);
                } else {
                  hear(value, failure);
                }
              });
    }

    private void inFullBy(RScript alone) {
      alone
          .<Object>evalAsync(
              Mode.READ_WRITE, call.script().text(), ReturnType.LIST, keys(), arguments())
          .whenComplete(this::hear);
    }

    private void hear(@Nullable Object value, @Nullable Throwable failure) {
      boolean _ = failure == null ? answer.complete(value) : answer.completeExceptionally(failure);
    }

    private List<Object> keys() {
      return List.copyOf(call.keys());
    }

    private Object[] arguments() {
      return call.arguments().toArray();
    }
  }

  RedissonClient client() {
    return client;
  }

  /** Sends calls, and answers them in their order; Redis may run them in any order. */
  List<CompletableFuture<Object>> send(List<ScriptCall> calls) {
    List<Sending> sendings =
        calls.stream().map(call -> new Sending(call, new CompletableFuture<>())).toList();
    waiting.addAll(sendings);
    if (awaited.compareAndSet(false, true)) {
      thread.execute(this::sendWaiting);
    }
    return sendings.stream().map(Sending::answer).toList();
  }

  private void sendWaiting() {
    awaited.set(false);
    List<Sending> sendings = new ArrayList<>();
    for (var next = waiting.poll(); next != null; next = waiting.poll()) {
      sendings.add(next);
    }
    try {
      if (sendings.size() == 1) {
        sendings.getFirst().by(alone, alone);
      } else if (!sendings.isEmpty()) {
        sendTogether(sendings);
      }
    } catch (RuntimeException e) {
      sendings.forEach(sending -> sending.hear(null, e));
    }
  }

  private void sendTogether(List<Sending> sendings) {
    RBatch batch = client.createBatch();
    RScriptAsync together = batch.getScript(TextCodec.INSTANCE);
    sendings.forEach(sending -> sending.by(together, alone));
    var _ =
        batch
            .executeAsync()
            .whenComplete(
                (_, failure) -> {
                  // what was not sent at all is not answered one by one
                  if (failure != null && !isUnknownScript(failure)) {
                    sendings.forEach(sending -> sending.hear(null, failure));
                  }
                });
  }

  private static boolean isUnknownScript(@Nullable Throwable failure) {
    return failure instanceof RedisNoScriptException
        || (failure instanceof CompletionException
            && failure.getCause() instanceof RedisNoScriptException);
  }
}

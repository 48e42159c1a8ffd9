package dev.haystack.outbound.redisson;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RScript;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RScriptAsync;
import org.redisson.client.RedisNoScriptException;

/** A call on its way, and its answer as the library gives it. */
record Sending(ScriptCall call, CompletableFuture<Object> answer) {

  /** Sends it, and once more in full if Redis does not know its script. */
  void by(RScriptAsync scripts, RScript alone) {
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

  /** Hears an answer, or why there is none. */
  void hear(@Nullable Object value, @Nullable Throwable failure) {
    boolean _ = failure == null ? answer.complete(value) : answer.completeExceptionally(failure);
  }

  void fail(Throwable failure) {
    hear(null, failure);
  }

  private List<Object> keys() {
    return List.copyOf(call.keys());
  }

  private Object[] arguments() {
    return call.arguments().toArray();
  }

  static boolean isUnknownScript(@Nullable Throwable failure) {
    return failure instanceof RedisNoScriptException
        || (failure instanceof CompletionException
            && failure.getCause() instanceof RedisNoScriptException);
  }
}

package dev.haystack.outbound.redisson;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.redisson.api.RBatch;
import org.redisson.api.RScript;
import org.redisson.api.RScriptAsync;
import org.redisson.api.RedissonClient;

/**
 * Sends the calls of all threads on the library's own thread; those that come until that thread
 * gets to them go together, which costs much less than each by itself. Never blocks.
 */
final class ScriptSender {

  private final RedissonClient client;
  private final Executor thread;
  private final RScript alone;
  private final CallJoiner joiner;
  private final Queue<Sending> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean awaited = new AtomicBoolean();

  ScriptSender(RedissonClient client, Executor thread, CallJoiner joiner) {
    this.client = client;
    this.thread = thread;
    this.alone = client.getScript(TextCodec.INSTANCE);
    this.joiner = joiner;
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
      sendAll(joiner.joined(sendings, this::sendApart));
    } catch (RuntimeException e) {
      sendings.forEach(sending -> sending.fail(e));
    }
  }

  /** As they are; also from another thread. */
  private void sendApart(List<Sending> sendings) {
    thread.execute(() -> sendAll(sendings));
  }

  private void sendAll(List<Sending> sendings) {
    if (sendings.size() == 1) {
      sendings.getFirst().by(alone, alone);
    } else if (!sendings.isEmpty()) {
      sendTogether(sendings);
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
                  if (failure != null && !Sending.isUnknownScript(failure)) {
                    sendings.forEach(sending -> sending.fail(failure));
                  }
                });
  }
}

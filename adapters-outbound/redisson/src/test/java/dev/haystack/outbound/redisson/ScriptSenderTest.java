package dev.haystack.outbound.redisson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.redisson.api.RBatch;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.misc.CompletableFutureWrapper;

class ScriptSenderTest {

  private static final Script SCRIPT = Script.of("return 1");

  private final List<String> used = new ArrayList<>();
  private final Deque<Runnable> thread = new ArrayDeque<>();
  private CompletableFuture<Object> together = CompletableFuture.completedFuture("together");
  private CompletableFuture<Object> batch = CompletableFuture.completedFuture("done");
  private final ScriptSender sender = new ScriptSender(client(), thread::add, new CallJoiner(true));

  @Test
  void theLibraryIsUsedOnItsOwnThreadOnly() {
    var answer = send("a");

    assertEquals(List.of(), used);
    assertEquals(1, thread.size());

    thread.remove().run();

    assertEquals(List.of("alone"), used);
    assertEquals("alone", answer.join());
  }

  @Test
  void whatComesMeanwhileGoesTogether() {
    var first = send("a");
    var second = send("b");

    assertEquals(1, thread.size());
    thread.remove().run();

    assertEquals(List.of("together", "together", "executed"), used);
    assertEquals("together", first.join());
    assertEquals("together", second.join());

    var third = send("c");
    thread.remove().run();
    assertEquals("alone", third.join());
  }

  @Test
  void whatWasNotSentAtAllFails() {
    batch = CompletableFuture.failedFuture(new IllegalStateException("no connection"));
    together = new CompletableFuture<>();
    var first = send("a");
    var second = send("b");

    thread.remove().run();

    assertThrows(CompletionException.class, first::join);
    assertThrows(CompletionException.class, second::join);
  }

  private CompletableFuture<Object> send(String key) {
    return sender.send(List.of(new ScriptCall(SCRIPT, List.of(key), List.of()))).getFirst();
  }

  private RedissonClient client() {
    return fake(
        RedissonClient.class,
        method ->
            method.equals("createBatch")
                ? batch()
                : scripts("alone", CompletableFuture.completedFuture("alone")));
  }

  // the proxy passes it on
  @SuppressWarnings("FutureReturnValueIgnored")
  private RBatch batch() {
    return fake(
        RBatch.class,
        method -> {
          if (method.equals("getScript")) {
            return scripts("together", together);
          }
          used.add("executed");
          return new CompletableFutureWrapper<>(batch);
        });
  }

  // the proxy passes it on
  @SuppressWarnings("FutureReturnValueIgnored")
  private RScript scripts(String how, CompletableFuture<Object> answer) {
    return fake(
        RScript.class,
        _ -> {
          used.add(how);
          return new CompletableFutureWrapper<>(answer);
        });
  }

  private interface Doing {
    Object by(String method);
  }

  private static <T> T fake(Class<T> type, Doing doing) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, _) -> doing.by(method.getName())));
  }
}

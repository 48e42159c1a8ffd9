package dev.haystack.outbound.redisson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.port.shared.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScriptsTest {

  @RegisterExtension static final ConnectedRedis CONNECTED = new ConnectedRedis("/3");

  private static final Script SET = Script.of("return redis.call('SET', KEYS[1], ARGV[1])");
  private static final Script GET = Script.of("return redis.call('GET', KEYS[1])");
  private static final Script ADD = Script.of("return redis.call('INCR', KEYS[1])");

  private final Scripts scripts = new Scripts(CONNECTED.connection());

  @Test
  void aTextComesBackAsItWent() {
    String text = "Grüße, 👩‍⚕️ \"quoted\" \r\n end";

    assertEquals(new Reply.Text("OK"), run(SET, text));
    assertEquals(text, run(GET).text());
  }

  @Test
  void nothingIsNoText() {
    assertEquals(new Reply.Nothing(), run(GET));
    assertTrue(run(GET).found().isEmpty());
    assertThrows(IllegalStateException.class, () -> run(GET).text());
  }

  @Test
  void tablesHoldNumbersTextsNothingsAndTables() {
    assertEquals(
        new Reply.Many(
            List.of(
                new Reply.Whole(1),
                new Reply.Text("a"),
                new Reply.Nothing(),
                new Reply.Many(List.of(new Reply.Whole(2), new Reply.Text(""))),
                new Reply.Many(List.of()))),
        run(Script.of("return {1, 'a', false, {2, ''}, {}}")));
    assertEquals(List.of("a", "b"), run(Script.of("return {'a', 'b'}")).texts());
  }

  @Test
  void anUnknownScriptIsSentInFull() {
    assertEquals(1, run(ADD).number());

    CONNECTED.server().forgetScripts();

    assertEquals(2, run(ADD).number());
  }

  @Test
  void anUnknownScriptAmongKnownOnesIsSentInFull() {
    assertEquals(new Reply.Nothing(), run(GET));
    CONNECTED.server().forgetScripts();
    assertEquals(new Reply.Nothing(), run(GET));

    List<Reply> replies = scripts.runAll(List.of(call(GET), call(ADD), call(GET), call(ADD)));

    assertEquals(List.of(1L, 2L), List.of(replies.get(1).number(), replies.get(3).number()));
    assertEquals("2", run(GET).text());
  }

  @Test
  void aMistakeInOneScriptLeavesTheOthersAlone() {
    Script wrong = Script.of("return redis.call('INCR')");
    List<CompletableFuture<Reply>> failing = new ArrayList<>();
    List<CompletableFuture<Reply>> adding = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      failing.add(CompletableFuture.supplyAsync(() -> run(wrong), Thread::startVirtualThread));
      adding.add(CompletableFuture.supplyAsync(() -> run(ADD), Thread::startVirtualThread));
    }

    failing.forEach(call -> assertThrows(CompletionException.class, call::join));
    assertEquals(1_275, adding.stream().mapToLong(call -> call.join().number()).sum());
  }

  @Test
  void aBatchIsAnsweredInTheOrderOfItsCalls() {
    Script echo = Script.of("return ARGV[1]");
    List<ScriptCall> calls =
        IntStream.range(0, 100)
            .mapToObj(i -> new ScriptCall(echo, List.of("k" + i), List.of("" + i)))
            .toList();

    List<Reply> replies = scripts.runAll(calls);

    assertEquals(
        IntStream.range(0, 100).mapToObj(i -> "" + i).toList(),
        replies.stream().map(Reply::text).toList());
  }

  @Test
  void aMistakeInAScriptIsToldByItsLineAndWithoutData() {
    var failure =
        assertThrows(
            StoreUnavailableException.class,
            () -> run(Script.of("local a = 1\nreturn redis.call('INCR', ARGV[1] .. b)"), "secret"));

    assertTrue(message(failure).contains("user_script:2"), message(failure));
    assertTrue(!message(failure).contains("secret"), message(failure));
  }

  @Test
  void whoeverCallsAfterTheEndIsToldSo() {
    var ended = RedisConnection.open(RedisUrl.parse(CONNECTED.server().url()), RedisServer.TIMEOUT);
    var late = new Scripts(ended);
    ended.sender().join();
    ended.close();

    for (List<ScriptCall> calls : List.of(List.of(call(ADD)), List.of(call(ADD), call(ADD)))) {
      var failure = assertThrows(StoreUnavailableException.class, () -> late.runAll(calls));
      assertTrue(message(failure).contains("RedissonShutdownException"), message(failure));
    }
  }

  @Test
  void anInterruptionDoesNotEndTheWaitAndIsNotForgotten() {
    Thread.currentThread().interrupt();

    assertEquals(1, run(ADD).number());
    assertTrue(Thread.interrupted());
  }

  private static ScriptCall call(Script script) {
    return new ScriptCall(script, List.of("key"), List.of());
  }

  private Reply run(Script script, String... arguments) {
    return scripts.run(script, List.of("key"), List.of(arguments));
  }

  private static String message(StoreUnavailableException failure) {
    return String.valueOf(failure.getMessage());
  }
}

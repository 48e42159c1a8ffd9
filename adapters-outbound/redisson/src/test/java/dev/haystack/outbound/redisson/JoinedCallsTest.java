package dev.haystack.outbound.redisson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.outbound.redisson.testkit.RedisCluster;
import dev.haystack.port.shared.StoreUnavailableException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** Calls that go at the same time. */
class JoinedCallsTest {

  @RegisterExtension static final ConnectedRedis CONNECTED = new ConnectedRedis("/0");

  private static final ScriptCall FAULTY =
      new ScriptCall(SessionScripts.EXCHANGE, keys("faulty", "session", "messages"), List.of());

  private final Scripts scripts = new Scripts(CONNECTED.connection());

  @Test
  void callsOfManySessionsGoInOneAndAreAnsweredInTheirOrder() {
    List<ScriptCall> calls = IntStream.range(0, 10).mapToObj(i -> stand("s" + i, "t" + i)).toList();
    // a script that is not known yet is sent once more
    assertHeld(scripts.runAll(calls));
    long before = CONNECTED.server().scriptsRun();

    assertHeld(scripts.runAll(calls));

    assertEquals(1, CONNECTED.server().scriptsRun() - before);
  }

  private static void assertHeld(List<Reply> replies) {
    assertEquals(10, replies.size());
    replies.forEach(reply -> assertEquals("held", reply.texts().getFirst()));
  }

  @Test
  void nothingIsStillNothingBesideOthers() {
    List<Reply> replies =
        scripts.runAll(List.of(RedissonProbe.EPOCH_CALL, stand("s", "t"), leave("s", "t")));

    assertEquals(new Reply.Nothing(), replies.get(0));
    assertEquals("held", replies.get(1).texts().getFirst());
    assertEquals(List.of(), replies.get(2).texts());
  }

  @Test
  void aFailureIsThatOfOneCall() {
    CONNECTED.server().command("HSET", "haystack:store", "epoch", "e");
    var sender = CONNECTED.connection().sender().join();

    var answers = sender.send(List.of(stand("s", "t"), FAULTY, RedissonProbe.EPOCH_CALL));

    assertEquals("e", answers.get(2).join());
    assertEquals(List.of("held"), Reply.of(answers.get(0).join()).texts().subList(0, 1));
    var failure = assertThrows(CompletionException.class, () -> answers.get(1).join());
    assertTrue(RedisFailures.of(failure).what().contains("RedisException ERR"));
  }

  @Test
  void aFullRedisIsNamedAsSuch() {
    CONNECTED.server().command("CONFIG", "SET", "maxmemory", "1");
    try {
      var failure =
          assertThrows(
              StoreUnavailableException.class,
              () -> scripts.runAll(List.of(stand("a", "t"), stand("b", "t"))));

      assertTrue(failure.what().contains(Trouble.FULL.words()), failure.what());
    } finally {
      CONNECTED.server().command("CONFIG", "SET", "maxmemory", "0");
    }
  }

  @Test
  void aServerThatPartsKeysIsAskedApart() {
    try (RedisCluster redis = RedisCluster.started(1)) {
      String url = redis.url();
      var config = new Config();
      config.setCodec(TextCodec.INSTANCE);
      config.useClusterServers().addNodeAddress(RedisUrl.parse(url).nodeAddresses().getFirst());
      RedissonClient client = Redisson.create(config);
      try {
        // as if all keys lived together there
        var sender = new ScriptSender(client, Runnable::run, new CallJoiner(true));
        for (int round = 0; round < 2; round++) {
          var answers = sender.send(List.of(stand("a", "t"), stand("b", "u"), leave("b", "u")));

          assertEquals("held", Reply.of(answers.get(0).join()).texts().getFirst());
          assertEquals("held", Reply.of(answers.get(1).join()).texts().getFirst());
          assertEquals(List.of(), Reply.of(answers.get(2).join()).texts());
        }
      } finally {
        client.shutdown();
      }
    }
  }

  private static ScriptCall stand(String session, String ticket) {
    return new ScriptCall(
        LineScripts.STAND,
        keys(session, "line:waiting", "line:holding", "line:leases"),
        List.of("1", "3000", "0", "1", "1", "0", ticket, "0", "0"));
  }

  private static ScriptCall leave(String session, String ticket) {
    return new ScriptCall(
        LineScripts.LEAVE,
        keys(session, "line:waiting", "line:holding", "line:leases"),
        List.of(ticket));
  }

  private static List<String> keys(String session, String... whats) {
    return Stream.of(whats).map(what -> "haystack:{" + session + "}:" + what).toList();
  }
}

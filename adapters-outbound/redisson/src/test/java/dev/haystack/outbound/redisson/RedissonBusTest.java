package dev.haystack.outbound.redisson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.Signal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nodes hear of each other when Redis does not let them at once. */
class RedissonBusTest {

  private static final NodeId SELF = new NodeId("self");
  private static final Signal.LineMoved OWN = new Signal.LineMoved("own");
  private static final Signal.LineMoved OF_ALL = new Signal.LineMoved("of all");
  private static final Signal.LineMoved LAST = new Signal.LineMoved("last");

  private final RedisServer redis = RedisServer.started();
  private final RedisConnection connection =
      RedisConnection.open(RedisUrl.parse(redis.url()), RedisServer.PATIENCE);
  private final RedisConnection elsewhere =
      RedisConnection.open(RedisUrl.parse(redis.url()), RedisServer.PATIENCE);
  private final RedissonBus other = new RedissonBus(elsewhere, new NodeId("other"));
  private final BlockingQueue<Signal> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final Logger logger = Logger.getLogger(RedissonBus.class.getName());
  private final Handler ear =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          said.add(String.valueOf(entry.getParameters()[0]));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void hearWarnings() {
    logger.addHandler(ear);
  }

  @AfterEach
  void close() {
    logger.removeHandler(ear);
    connection.close();
    elsewhere.close();
    redis.close();
  }

  @Test
  void whoMayNotHearAtFirstHearsEverythingOnceWhenItMay() throws InterruptedException {
    allowChannels("&" + SignalText.CHANNEL_OF_NODE + "*");
    join();
    String refusal = String.valueOf(said.poll(10, TimeUnit.SECONDS));
    assertTrue(refusal.contains("nodes_unheard"), refusal);
    allowChannels("allchannels");

    awaitListeners(SignalText.CHANNEL_OF_ALL, 2);
    awaitListeners(SignalText.CHANNEL_OF_NODE + SELF.value(), 1);
    other.send(SELF, OWN);
    other.broadcast(OF_ALL);
    other.send(SELF, LAST);

    List<Signal> signals = List.of(next(), next(), next());
    assertEquals(1, signals.stream().filter(OWN::equals).count());
    assertEquals(1, signals.stream().filter(OF_ALL::equals).count());
    assertEquals(1, signals.stream().filter(LAST::equals).count());
  }

  @Test
  void whoCameBeforeRedisJoinsWhenItIsThere() throws InterruptedException {
    redis.kill();
    join();
    redis.start();

    awaitListeners(SignalText.CHANNEL_OF_ALL, 2);
    awaitListeners(SignalText.CHANNEL_OF_NODE + SELF.value(), 1);
    other.broadcast(OF_ALL);
    other.send(SELF, LAST);

    Signal first = next();
    Signal second = next();
    assertEquals(Set.of(OF_ALL, LAST), Set.of(first, second));
  }

  private void join() {
    new RedissonBus(connection, SELF).listen(heard::add);
  }

  private void allowChannels(String rule) {
    var _ = redis.command("ACL", "SETUSER", "default", "resetchannels", rule);
  }

  private void awaitListeners(String channel, int count) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!redis.command("PUBSUB", "NUMSUB", channel).getLast().equals("" + count)) {
      assertTrue(System.nanoTime() < end, "nobody listens");
      Thread.onSpinWait();
    }
  }

  private Signal next() throws InterruptedException {
    Signal signal = heard.poll(10, TimeUnit.SECONDS);
    if (signal == null) {
      throw new AssertionError("nothing came");
    }
    return signal;
  }
}

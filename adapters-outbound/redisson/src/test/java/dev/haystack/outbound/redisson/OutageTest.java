package dev.haystack.outbound.redisson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.outbound.redisson.testkit.FaultProxy;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.port.shared.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every way in which Redis fails, how long a call then takes, and how soon it works again. */
class OutageTest {

  private static final long HUNG_MILLIS_MAX = 300;
  private static final long GONE_MILLIS_MAX = 50;
  private static final long BACK_MILLIS_MAX = 2_000;
  private static final Script SET = Script.of("return redis.call('SET', KEYS[1], ARGV[1])");

  private final RedisServer redis = RedisServer.lasting();
  private final FaultProxy proxy = FaultProxy.before(redis.port());
  private final RedisConnection connection =
      RedisConnection.open(RedisUrl.parse(proxy.url()), RedisServer.TIMEOUT);
  private final Scripts scripts = new Scripts(connection);

  @AfterEach
  void close() {
    connection.close();
    proxy.close();
    redis.close();
  }

  @Test
  void downAtTheStartAndThenUp() {
    long start = System.nanoTime();
    try (var direct = RedisConnection.open(RedisUrl.parse(redis.url()), RedisServer.TIMEOUT)) {
      long openedMillis = millisSince(start);
      assertFailsAtOnceAndComesBack("down at start", new Scripts(direct));
      figure("down at start: opened", openedMillis);
      assertWithin(1_000, openedMillis);
    }
  }

  @Test
  void killedAndBack() {
    redis.start();
    try (var direct = RedisConnection.open(RedisUrl.parse(redis.url()), RedisServer.TIMEOUT)) {
      var killed = new Scripts(direct);
      untilItWorks(killed);
      redis.kill();
      assertFailsAtOnceAndComesBack("killed", killed);
    }
  }

  private void assertFailsAtOnceAndComesBack(String what, Scripts gone) {
    awaitTrouble(gone, "no connection");
    long[] millis = LongStream.range(0, 21).map(i -> failure(gone).millis()).sorted().toArray();
    figure(what + ": fails, median of 21", millis[10]);
    figure(what + ": fails, worst of 21", millis[20]);
    assertWithin(GONE_MILLIS_MAX, millis[10]);
    assertWithin(HUNG_MILLIS_MAX, millis[20]);

    redis.start();
    long back = untilItWorks(gone);
    figure(what + ": works again", back);
    assertWithin(BACK_MILLIS_MAX, back);
  }

  @Test
  void killedBehindABalancerThatStillAnswers() {
    startAndConnect();
    redis.kill();

    long worst = LongStream.range(0, 5).map(i -> failure(scripts).millis()).max().orElseThrow();
    figure("killed behind a balancer: fails, worst of 5", worst);
    assertWithin(HUNG_MILLIS_MAX, worst);

    redis.start();
    assertWithin(BACK_MILLIS_MAX, untilItWorks(scripts));
  }

  @Test
  void hungAndBack() {
    startAndConnect();
    redis.hang();

    long worst = 0;
    for (int i = 0; i < 5; i++) {
      Failure failure = failure(scripts);
      worst = Math.max(worst, failure.millis());
      assertTrue(failure.text().contains("no answer in time"), failure.text());
    }
    figure("hung: fails, worst of 5", worst);
    assertWithin(HUNG_MILLIS_MAX, worst);

    redis.resume();
    long back = untilItWorks(scripts);
    figure("hung: works again", back);
    assertWithin(BACK_MILLIS_MAX, back);
  }

  @Test
  void blackHoledAndBack() {
    startAndConnect();
    proxy.stall();

    Failure failure = failure(scripts);
    figure("black hole: fails", failure.millis());
    assertWithin(HUNG_MILLIS_MAX, failure.millis());

    proxy.pass();
    long back = untilItWorks(scripts);
    figure("black hole: works again", back);
    assertWithin(BACK_MILLIS_MAX, back);
  }

  @Test
  void slowIsServedAndTooSlowIsNot() {
    startAndConnect();
    proxy.delay(Duration.ofMillis(50));
    long start = System.nanoTime();
    assertEquals("OK", set(scripts));
    figure("100 ms slow: answers", millisSince(start));

    proxy.delay(Duration.ofMillis(500));
    Failure failure = failure(scripts);
    figure("1 s slow: fails", failure.millis());
    assertWithin(HUNG_MILLIS_MAX, failure.millis());

    proxy.pass();
    assertWithin(BACK_MILLIS_MAX, untilItWorks(scripts));
  }

  @Test
  void brokenConnectionsAreMadeAnew() {
    startAndConnect();
    proxy.reset();

    long back = untilItWorks(scripts);
    figure("reset: works again", back);
    assertWithin(BACK_MILLIS_MAX, back);
  }

  @Test
  void aWriteThatTimedOutMayBeDoneLater() {
    startAndConnect();
    proxy.holdWrites();
    assertTrue(failure(scripts).text().contains("no answer in time"));
    assertEquals(Set.of(), redis.keys());

    proxy.pass();

    untilItWorks(scripts, "other");
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (!redis.keys().equals(Set.of("key", "other"))) {
      assertTrue(System.nanoTime() < end, "the held write never came");
    }
  }

  @Test
  void refusingBecauseItIsFullOrReadOnly() {
    startAndConnect();
    redis.full(true);
    assertFails("its memory is full");
    redis.full(false);
    assertEquals("OK", set(scripts));

    redis.readOnly(true);
    assertFails("it takes no writes");
    redis.readOnly(false);
    assertEquals("OK", set(scripts));
  }

  @Test
  void loadingItsData() {
    startAndConnect();
    redis.restartLoading(Duration.ofSeconds(1));
    awaitTrouble(scripts, "it still loads its data");
    Failure failure = failure(scripts);
    figure("loading: fails", failure.millis());
    assertWithin(HUNG_MILLIS_MAX, failure.millis());

    redis.awaitLoaded();
    assertWithin(BACK_MILLIS_MAX, untilItWorks(scripts));
  }

  private void startAndConnect() {
    redis.start();
    untilItWorks(scripts);
    redis.flush();
  }

  private void assertFails(String why) {
    Failure failure = failure(scripts);
    assertTrue(failure.text().contains(why), failure.text());
    figure(why + ": fails", failure.millis());
    assertWithin(HUNG_MILLIS_MAX, failure.millis());
  }

  private static String set(Scripts scripts) {
    return scripts.run(SET, List.of("key"), List.of("value")).text();
  }

  private static Failure failure(Scripts scripts) {
    long start = System.nanoTime();
    var thrown = assertThrows(StoreUnavailableException.class, () -> set(scripts));
    return new Failure(String.valueOf(thrown.getMessage()), millisSince(start));
  }

  private static void awaitTrouble(Scripts scripts, String why) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    String last = "";
    while (!last.contains(why)) {
      assertTrue(System.nanoTime() < end, last);
      try {
        last = set(scripts);
      } catch (StoreUnavailableException e) {
        last = String.valueOf(e.getMessage());
      }
    }
  }

  private static long untilItWorks(Scripts scripts) {
    return untilItWorks(scripts, "key");
  }

  private static long untilItWorks(Scripts scripts, String key) {
    long start = System.nanoTime();
    while (millisSince(start) < 10_000) {
      try {
        assertEquals("OK", scripts.run(SET, List.of(key), List.of("value")).text());
        return millisSince(start);
      } catch (StoreUnavailableException _) {
        // not yet
      }
    }
    throw new AssertionError("it never worked again");
  }

  private static void assertWithin(long millisMax, long millis) {
    assertTrue(millis < millisMax, millis + " ms are not under " + millisMax);
  }

  private static long millisSince(long startNanos) {
    return (System.nanoTime() - startNanos) / 1_000_000;
  }

  private static void figure(String what, long millis) {
    // not the service's own words, which are held to a schema
    System.getLogger("figures").log(System.Logger.Level.INFO, what + " " + millis + " ms");
  }

  private record Failure(String text, long millis) {}
}

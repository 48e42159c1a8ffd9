package dev.haystack.outbound.jose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.TokenId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.kit.Eventually;
import dev.haystack.port.health.HealthStatus;
import dev.haystack.port.identity.Verdict;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SE-14")
class JwksKeysTest {

  private static final JsonObject OLD = TestKeys.jwk(TestKeys.RSA, "old");
  private static final JsonObject NEW = TestKeys.jwk(TestKeys.RSA_FOREIGN, "new");
  private static final String BY_OLD = signed(TestKeys.RSA, "old");
  private static final String BY_NEW = signed(TestKeys.RSA_FOREIGN, "new");
  private static final RandomGenerator UNHURRIED = () -> 0L;

  private final KeyClock time = new KeyClock();
  private final JwkReader reader = new JwkReader(Verifiers.USUAL);
  private final AtomicInteger looks = new AtomicInteger();
  private final List<Runnable> waiting = new CopyOnWriteArrayList<>();
  private Executor threads = Runnable::run;
  private Optional<JsonObject[]> offered = Optional.empty();
  private JwksKeys keys = keys(UNHURRIED);
  private JwtVerifier verifier =
      new JwtVerifier(Verifiers.settings(Verifiers.USUAL), keys, time.clock());

  @Test
  void keysThatGrowOldAreFetchedBehindTheAnswer() throws InterruptedException {
    start(OLD);
    threads = waiting::add;
    offer(NEW);
    time.pass(Duration.ofSeconds(299));
    said("VERIFIED", BY_OLD);
    assertEquals(1, looks.get());

    time.pass(Duration.ofSeconds(1));
    said("VERIFIED", BY_OLD);
    said("VERIFIED", BY_OLD);
    assertEquals(1, waiting.size());
    lookNow();

    assertEquals(2, looks.get());
    said("VERIFIED", BY_NEW);
    said("KEY", BY_OLD);
  }

  @Test
  void aKeyThatLeftTheSetCountsNoLongerNotEvenForTokensThatWereGood() throws InterruptedException {
    start(OLD, NEW);
    said("VERIFIED", BY_OLD);
    offer(NEW);

    time.pass(Duration.ofMinutes(5));
    assertTrue(keys.held().isPresent());

    said("KEY", BY_OLD);
  }

  @Test
  void aKeyThatWasExchangedUnderItsNameCountsNoLonger() throws InterruptedException {
    start(OLD);
    said("VERIFIED", BY_OLD);
    offer(NEW.with("kid", "old"));

    time.pass(Duration.ofMinutes(5));
    assertTrue(keys.held().isPresent());

    said("SIGNATURE", BY_OLD);
  }

  @Test
  void whatWasFoundIsKeptWhileTheKeysStayTheSame() throws InterruptedException {
    start(OLD);
    said("VERIFIED", BY_OLD);
    offer(OLD.with("x5t", "anything"));

    time.pass(Duration.ofMinutes(5));
    assertTrue(keys.held().isPresent());

    assertEquals(2, looks.get());
    var kept = keys.held().orElseThrow().verdicts();
    assertTrue(kept.get(TokenId.of(new AccessToken(BY_OLD))).isPresent());
    assertEquals(1, verifier.looks(KeyLook.UNCHANGED));
  }

  @Test
  void anUnknownKeyIsLookedForAtOnce() throws InterruptedException {
    start(OLD);
    offer(OLD, NEW);

    said("VERIFIED", BY_NEW);
    said("VERIFIED", BY_OLD);
    assertEquals(2, looks.get());
  }

  @Test
  void aStormOfUnknownKeysIsOneLookAMinute() throws InterruptedException {
    start(OLD);
    List<String> storm =
        IntStream.range(0, 20).mapToObj(i -> signed(TestKeys.RSA_FOREIGN, "k" + i)).toList();
    for (int second = 0; second < 180; second++) {
      for (String token : storm) {
        said("KEY", token);
      }
      said("VERIFIED", BY_OLD);
      time.pass(Duration.ofSeconds(1));
    }

    assertEquals(1 + 3, looks.get());
  }

  @Test
  void whoComesWhileAnUnknownKeyIsLookedForIsRejectedAtOnce() throws InterruptedException {
    start(OLD);
    threads = waiting::add;
    HeldKeys held = keys.held().orElseThrow();
    var first = Thread.ofVirtual().start(() -> assertFalse(afterMiss(held)));
    Eventually.holds(() -> waiting.size() == 1);

    said("KEY", BY_NEW);
    said("VERIFIED", BY_OLD);
    assertEquals(1, waiting.size());

    lookNow();
    first.join();
  }

  @Test
  void anOutageIsSatOutWithTheOldKeysForADay() throws InterruptedException {
    start(OLD);
    offered = Optional.empty();
    time.pass(Duration.ofMinutes(5));
    said("VERIFIED", BY_OLD);
    assertEquals(HealthStatus.DEGRADED, keys.health().status());

    time.pass(Duration.ofDays(1).minusSeconds(301));
    said("VERIFIED", BY_OLD);
    time.pass(Duration.ofSeconds(1));
    said("UNAVAILABLE", BY_OLD);
    assertEquals(HealthStatus.DOWN, keys.health().status());

    offer(NEW);
    time.pass(Duration.ofSeconds(15));
    said("VERIFIED", BY_NEW);
    said("KEY", BY_OLD);
    assertEquals(HealthStatus.UP, keys.health().status());
  }

  @Test
  void inAnOutageOneLookIsPlannedAtATime() throws InterruptedException {
    start(OLD);
    offered = Optional.empty();
    time.pass(Duration.ofMinutes(5));
    for (int i = 0; i < 100; i++) {
      said("VERIFIED", BY_OLD);
      said("KEY", BY_NEW);
    }

    assertEquals(1, time.planned());
    assertEquals(3, looks.get());
  }

  @Test
  void withoutKeysTheStartIsTriedAgainWithGrowingPauses() throws InterruptedException {
    start();
    said("UNAVAILABLE", BY_OLD);
    assertEquals(HealthStatus.DOWN, keys.health().status());
    assertEquals(
        Duration.ofSeconds(1),
        assertInstanceOf(Verdict.Unavailable.class, verifier.verify(new AccessToken(BY_OLD)))
            .retryAfter());

    time.pass(Duration.ofSeconds(1 + 2 + 4 + 8 + 10 + 10));
    assertEquals(
        List.of(1, 2, 4, 8, 10, 10, 10),
        time.pauses().stream().map(pause -> (int) pause.toSeconds()).toList());
    said("UNAVAILABLE", BY_OLD);

    offer(OLD);
    time.pass(Duration.ofSeconds(10));
    said("VERIFIED", BY_OLD);
    assertEquals(HealthStatus.UP, keys.health().status());
    assertEquals(0, time.planned());
  }

  @Test
  void pausesAreJitteredSoThatNodesDoNotAskTogether() throws InterruptedException {
    keys = keys(new Random(7));
    keys.start();
    time.pass(Duration.ofMinutes(2));

    var late = time.pauses().subList(5, time.pauses().size());
    assertTrue(late.stream().distinct().count() > 5);
    assertTrue(late.stream().allMatch(pause -> pause.toMillis() >= 10_000));
    assertTrue(late.stream().allMatch(pause -> pause.toMillis() <= 12_000));
  }

  @Test
  void aSetThatCannotBeUsedIsAFailureAndTheOldOneStays() throws InterruptedException {
    start(OLD);
    offer(OLD.with("use", "enc"));
    time.pass(Duration.ofMinutes(5));

    said("VERIFIED", BY_OLD);
    said("VERIFIED", BY_OLD);
    assertEquals(HealthStatus.DEGRADED, keys.health().status());
    assertEquals(1, verifier.looks(KeyLook.CHANGED));
    assertEquals(1, verifier.looks(KeyLook.FAILED));
  }

  @Test
  void whatASourceThrowsUnforeseenIsAFailureToo() throws InterruptedException {
    keys =
        new JwksKeys(
            () -> {
              throw new IllegalStateException("unforeseen");
            },
            Verifiers.TIMES,
            time.clock(),
            threads,
            time,
            UNHURRIED);
    keys.start();

    assertEquals(Optional.empty(), keys.held());
    assertEquals(1, time.planned());
  }

  private void start(JsonObject... jwks) throws InterruptedException {
    if (jwks.length > 0) {
      offer(jwks);
    }
    keys = keys(UNHURRIED);
    keys.start();
    verifier = new JwtVerifier(Verifiers.settings(Verifiers.USUAL), keys, time.clock());
  }

  private JwksKeys keys(RandomGenerator random) {
    return new JwksKeys(
        this::look, Verifiers.TIMES, time.clock(), task -> threads.execute(task), time, random);
  }

  private Optional<KeySet> look() throws KeySourceException {
    looks.incrementAndGet();
    JsonObject[] jwks = offered.orElseThrow(() -> new KeySourceException("out of order"));
    return Optional.of(KeySet.read(Verifiers.document(jwks), reader));
  }

  private void offer(JsonObject... jwks) {
    offered = Optional.of(jwks);
  }

  private void lookNow() {
    List.copyOf(waiting).forEach(Runnable::run);
    waiting.clear();
    threads = Runnable::run;
  }

  private boolean afterMiss(HeldKeys held) {
    try {
      return keys.afterMiss(held).isPresent();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void said(String verdict, String token) throws InterruptedException {
    assertEquals(verdict, JwtVerifierTest.said(verifier, token));
  }

  private static String signed(KeyPair pair, String id) {
    // good for as long as the longest outage
    String claims = Forge.CLAIMS.with("exp", Json.of(Forge.NOW + 1_000_000)).text();
    String header = Forge.HEADER.with("kid", id).text();
    return Forge.signed(
        Forge.text(header) + "." + Forge.text(claims), pair.getPrivate(), "SHA256withRSA");
  }
}

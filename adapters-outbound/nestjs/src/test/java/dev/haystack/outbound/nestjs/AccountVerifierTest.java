package dev.haystack.outbound.nestjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Identity;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.kit.Eventually;
import dev.haystack.kit.ManualClock;
import dev.haystack.kit.identity.TokenVerifierContract;
import dev.haystack.port.identity.TokenVerifier;
import dev.haystack.port.identity.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountVerifierTest extends TokenVerifierContract {

  private static final String ANN =
      "{\"id\":\"ann\",\"status\":\"active\",\"profiles\":[{\"id\":\"p-1\"},"
          + "{\"id\":\"p-2\",\"status\":\"inactive\"},{\"id\":3}]}";
  private static final AccessToken GOOD = new AccessToken("good");

  private final ManualClock clock = new ManualClock();
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger atOnceMost = new AtomicInteger();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile Function<Received, Reply> answers =
      request ->
          request.header("Authorization").filter("Bearer good"::equals).isPresent()
              ? Reply.ok(ANN)
              : Reply.status(401);
  private final PracticeServer practice = new PracticeServer(this::answer);
  private AccountVerifier verifier = verifier(Duration.ZERO, Duration.ofSeconds(30));

  @AfterEach
  void stop() {
    gate.countDown();
    practice.close();
  }

  @Override
  protected TokenVerifier verifier() {
    return verifier;
  }

  @Override
  protected AccessToken good() {
    return GOOD;
  }

  @Override
  protected AccessToken bad() {
    return new AccessToken("bad");
  }

  @Override
  protected Optional<AccessToken> expired() {
    return Optional.empty();
  }

  @Test
  void theAccountIsWhoThePracticeSays() throws InterruptedException {
    Identity ann = verified(GOOD);

    assertEquals(new UserId("upstream:" + practice.uri(""), "ann"), ann.user());
    assertEquals(Set.of(new ProfileId("p-1"), new ProfileId("3")), ann.profiles());
    assertEquals(Optional.of(new ProfileId("p-1")), ann.standard());
    assertEquals(clock.instant().plusSeconds(60), ann.notAfter());
    Received asked = practice.received().getFirst();
    assertEquals("GET /api/v1/account/v2/me", asked.method() + " " + asked.target());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":7}",
        "{\"data\":{\"id\":\"ann\"}}",
        "{\"id\":\"ann\",\"data\":{\"id\":\"bob\"}}",
        "{\"id\":\"ann\",\"status\":null}"
      })
  void anAccountMayBeWrittenSo(String body) throws InterruptedException {
    answers = _ -> Reply.ok(body);

    assertTrue(Set.of("7", "ann").contains(verified(GOOD).user().subject()));
  }

  @Test
  void aClientHasAProfileThatIsMadeUp() throws InterruptedException {
    answers = _ -> Reply.ok("{\"id\":\"cid\",\"client\":{\"id\":9}}");

    assertEquals(Optional.of(new ProfileId("client-9")), verified(GOOD).standard());
  }

  @ParameterizedTest
  @ValueSource(strings = {"inactive", "suspended", "deleted", "Suspended"})
  void anAccountThatHasEndedIsRejected(String status) throws InterruptedException {
    answers = _ -> Reply.ok("{\"id\":\"ann\",\"status\":\"" + status + "\"}");

    assertInstanceOf(Verdict.Rejected.class, verifier.verify(GOOD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "ann",
        "{}",
        "{\"id\":null}",
        "{\"id\":\"\"}",
        "{\"id\":\" \"}",
        "{\"id\":1.5}",
        "{\"id\":-1}",
        "{\"id\":true}",
        "{\"id\":\"a\\u0000b\"}",
        "{\"id\":\"a\",\"id\":\"b\"}",
        "{\"data\":{}}",
        "<html></html>"
      })
  void whatNamesNobodyIsNoVerdict(String body) throws InterruptedException {
    answers = _ -> Reply.ok(body);

    assertInstanceOf(Verdict.Unavailable.class, verifier.verify(GOOD));
  }

  @Test
  void anIdOrABodyThatIsTooLongIsNoVerdict() throws InterruptedException {
    answers = _ -> Reply.ok("{\"id\":\"" + "a".repeat(256) + "\"}");
    assertInstanceOf(Verdict.Unavailable.class, verifier.verify(GOOD));
    answers = _ -> Reply.ok("{\"id\":\"ann\",\"x\":\"" + "x".repeat(1 << 20) + "\"}");
    assertInstanceOf(Verdict.Unavailable.class, verifier.verify(GOOD));
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 301, 302, 400, 404, 408, 429, 500, 502, 503})
  void otherAnswersAreNoVerdictAndAreNotKept(int status) throws InterruptedException {
    answers = _ -> new Reply(status, status == 204 ? "" : ANN, Map.of("Location", "/elsewhere"));
    assertInstanceOf(Verdict.Unavailable.class, verifier.verify(GOOD));

    answers = _ -> Reply.ok(ANN);
    var _ = verified(GOOD);
    assertTrue(practice.received().stream().noneMatch(r -> r.target().equals("/elsewhere")));
  }

  @Test
  void aGoodAnswerCountsForAMinute() throws InterruptedException {
    var _ = verified(GOOD);
    clock.advance(Duration.ofSeconds(59));
    var _ = verified(GOOD);
    assertEquals(1, practice.received().size());

    clock.advance(Duration.ofSeconds(1));
    var _ = verified(GOOD);
    assertEquals(2, practice.received().size());
  }

  @Test
  void aRefusalCountsForTenSeconds() throws InterruptedException {
    for (int status : new int[] {401, 403}) {
      answers = _ -> Reply.status(status);
      int before = practice.received().size();
      var token = new AccessToken("token-" + status);
      for (int i = 0; i < 5; i++) {
        assertInstanceOf(Verdict.Rejected.class, verifier.verify(token));
      }
      assertEquals(before + 1, practice.received().size());
      clock.advance(Duration.ofSeconds(10));
      assertInstanceOf(Verdict.Rejected.class, verifier.verify(token));
      assertEquals(before + 2, practice.received().size());
    }
  }

  @Test
  void theTokensOwnEndShortensTheTimeAndNeverLengthensIt() throws InterruptedException {
    answers = _ -> Reply.ok(ANN);
    AccessToken soon = ending(20);
    assertEquals(clock.instant().plusSeconds(20), verified(soon).notAfter());
    assertEquals(clock.instant().plusSeconds(60), verified(ending(600)).notAfter());

    clock.advance(Duration.ofSeconds(20));
    answers = _ -> Reply.status(401);
    assertInstanceOf(Verdict.Rejected.class, verifier.verify(soon));
  }

  @Test
  void withoutStaleSecondsNothingCountsWhileThePracticeIsAway() throws InterruptedException {
    var _ = verified(GOOD);
    clock.advance(Duration.ofMinutes(1));
    answers = _ -> Reply.status(503);

    assertInstanceOf(Verdict.Unavailable.class, verifier.verify(GOOD));
  }

  @Test
  void aGoodAnswerMayCountLongerWhileThePracticeIsAway() throws InterruptedException {
    verifier = verifier(Duration.ofSeconds(100), Duration.ofSeconds(30));
    var _ = verified(GOOD);
    answers = _ -> Reply.status(503);
    clock.advance(Duration.ofSeconds(159));
    var _ = verified(GOOD);
    clock.advance(Duration.ofSeconds(1));

    assertInstanceOf(Verdict.Unavailable.class, verifier.verify(GOOD));
  }

  @Test
  void afterARefusalNothingStaleCounts() throws InterruptedException {
    verifier = verifier(Duration.ofSeconds(1000), Duration.ofSeconds(30));
    var _ = verified(GOOD);
    clock.advance(Duration.ofMinutes(1));
    answers = _ -> Reply.status(401);
    assertInstanceOf(Verdict.Rejected.class, verifier.verify(GOOD));
    clock.advance(Duration.ofSeconds(10));
    answers = _ -> Reply.status(503);

    assertInstanceOf(Verdict.Unavailable.class, verifier.verify(GOOD));
  }

  @Test
  void aTokenThatAToolWasRefusedWithIsAskedAboutAnew() throws InterruptedException {
    verifier = verifier(Duration.ofSeconds(1000), Duration.ofSeconds(30));
    var _ = verified(GOOD);
    answers = _ -> Reply.status(503);
    verifier.forget(GOOD);

    assertInstanceOf(Verdict.Unavailable.class, verifier.verify(GOOD));
    assertEquals(2, practice.received().size());
  }

  @Test
  void anAnswerThatIsOlderThanTheRefusalIsNotKept() throws Exception {
    gate = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> verifier.verify(GOOD));
      Eventually.holds(() -> practice.received().size() == 1);
      verifier.forget(GOOD);
      gate.countDown();
      var _ = first.get();
    }
    assertEquals(0, verifier.remembered());
  }

  @Test
  void manyWhoAskAboutOneTokenAreOneLookUp() throws Exception {
    gate = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Verdict>> all = ask(threads, 200, _ -> GOOD);
      Eventually.holds(() -> practice.received().size() == 1);
      gate.countDown();
      for (Future<Verdict> one : all) {
        assertInstanceOf(Verdict.Verified.class, one.get());
      }
    }
    assertEquals(1, practice.received().size());
  }

  @Test
  @Tag("SE-1")
  void fewAreAskedAboutAtOnceAndManyMoreAreTurnedAway() throws Exception {
    gate = new CountDownLatch(1);
    int more = 40;
    int taken = AccountVerifier.LOOKUPS_AT_ONCE_MAX + AccountVerifier.WAITING_MAX;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = ask(threads, taken + more, i -> new AccessToken("token-" + i));
      Eventually.holds(
          () -> all.stream().filter(Future::isDone).count() == more && atOnce.get() == 32);
      gate.countDown();
      int unavailable = 0;
      for (Future<Verdict> one : all) {
        unavailable += one.get() instanceof Verdict.Unavailable ? 1 : 0;
      }
      assertEquals(more, unavailable);
    }
    assertEquals(AccountVerifier.LOOKUPS_AT_ONCE_MAX, atOnceMost.get());
  }

  @Test
  void aPracticeThatDoesNotAnswerIsNotWaitedForLong() throws InterruptedException {
    verifier = verifier(Duration.ZERO, Duration.ofMillis(200));
    gate = new CountDownLatch(1);

    assertInstanceOf(Verdict.Unavailable.class, verifier.verify(GOOD));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a\r\nX: y", "é", "\u007f", "a\tb"})
  void whatCannotStandInAHeaderIsNotSent(String token) throws InterruptedException {
    assertInstanceOf(Verdict.Rejected.class, verifier.verify(new AccessToken(token)));
    assertInstanceOf(Verdict.Rejected.class, verifier.verify(new AccessToken("a".repeat(8193))));
    assertEquals(0, practice.received().size());
  }

  private AccountVerifier verifier(Duration stale, Duration timeout) {
    return new AccountVerifier(
        new AccountSettings(
            practice.uri("/api/v1"),
            Duration.ofMinutes(1),
            Duration.ofSeconds(10),
            stale,
            timeout,
            8192),
        Calls.TRANSPORT,
        clock);
  }

  private Reply answer(Received request) {
    int now = atOnce.incrementAndGet();
    atOnceMost.accumulateAndGet(now, Math::max);
    try {
      gate.await();
      return answers.apply(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.status(500);
    } finally {
      atOnce.decrementAndGet();
    }
  }

  private List<Future<Verdict>> ask(
      ExecutorService threads, int count, Function<Integer, AccessToken> tokens) {
    List<Future<Verdict>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      AccessToken token = tokens.apply(i);
      all.add(threads.submit(() -> verifier.verify(token)));
    }
    return all;
  }

  private Identity verified(AccessToken token) throws InterruptedException {
    return assertInstanceOf(Verdict.Verified.class, verifier.verify(token)).identity();
  }

  private AccessToken ending(int seconds) {
    String claims = "{\"exp\":" + (clock.instant().getEpochSecond() + seconds) + "}";
    byte[] bytes = claims.getBytes(StandardCharsets.UTF_8);
    String payload = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return new AccessToken("e30." + payload + ".x");
  }
}

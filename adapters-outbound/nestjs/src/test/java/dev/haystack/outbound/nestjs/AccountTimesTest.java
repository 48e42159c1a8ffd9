package dev.haystack.outbound.nestjs;

import static dev.haystack.outbound.nestjs.AccountPractice.verified;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.kit.Eventually;
import dev.haystack.port.identity.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AccountTimesTest {

  private static final AccessToken GOOD = AccountPractice.GOOD;

  private final AccountPractice practice = new AccountPractice();
  private AccountVerifier verifier = practice.verifier();

  @AfterEach
  void stop() {
    practice.close();
  }

  @Test
  void aGoodAnswerCountsForAMinute() throws InterruptedException {
    var _ = verified(verifier, GOOD);
    practice.clock().advance(Duration.ofSeconds(59));
    var _ = verified(verifier, GOOD);
    assertEquals(1, practice.received().size());

    practice.clock().advance(Duration.ofSeconds(1));
    var _ = verified(verifier, GOOD);
    assertEquals(2, practice.received().size());
  }

  @Test
  void aRefusalCountsForTenSeconds() throws InterruptedException {
    for (int status : new int[] {401, 403}) {
      practice.answers(_ -> Reply.status(status));
      int before = practice.received().size();
      var token = new AccessToken("token-" + status);
      for (int i = 0; i < 5; i++) {
        assertInstanceOf(Verdict.Rejected.class, verifier.verify(token));
      }
      assertEquals(before + 1, practice.received().size());
      practice.clock().advance(Duration.ofSeconds(10));
      assertInstanceOf(Verdict.Rejected.class, verifier.verify(token));
      assertEquals(before + 2, practice.received().size());
    }
  }

  @Test
  void theTokensOwnEndShortensTheTimeAndNeverLengthensIt() throws InterruptedException {
    practice.answers(_ -> Reply.ok(AccountPractice.ANN));
    AccessToken soon = ending(20);
    assertEquals(practice.clock().instant().plusSeconds(20), verified(verifier, soon).notAfter());
    assertEquals(
        practice.clock().instant().plusSeconds(60), verified(verifier, ending(600)).notAfter());

    practice.clock().advance(Duration.ofSeconds(20));
    practice.answers(_ -> Reply.status(401));
    assertInstanceOf(Verdict.Rejected.class, verifier.verify(soon));
  }

  @Test
  void withoutStaleSecondsNothingCountsWhileThePracticeIsAway() throws InterruptedException {
    var _ = verified(verifier, GOOD);
    practice.clock().advance(Duration.ofMinutes(1));
    practice.answers(_ -> Reply.status(503));

    assertInstanceOf(Verdict.Unavailable.class, verifier.verify(GOOD));
  }

  @Test
  void aGoodAnswerMayCountLongerWhileThePracticeIsAway() throws InterruptedException {
    verifier = practice.verifier(Duration.ofSeconds(100), Duration.ofSeconds(30));
    var _ = verified(verifier, GOOD);
    practice.answers(_ -> Reply.status(503));
    practice.clock().advance(Duration.ofSeconds(159));
    var _ = verified(verifier, GOOD);
    practice.clock().advance(Duration.ofSeconds(1));

    assertInstanceOf(Verdict.Unavailable.class, verifier.verify(GOOD));
  }

  @Test
  void afterARefusalNothingStaleCounts() throws InterruptedException {
    verifier = practice.verifier(Duration.ofSeconds(1000), Duration.ofSeconds(30));
    var _ = verified(verifier, GOOD);
    practice.clock().advance(Duration.ofMinutes(1));
    practice.answers(_ -> Reply.status(401));
    assertInstanceOf(Verdict.Rejected.class, verifier.verify(GOOD));
    practice.clock().advance(Duration.ofSeconds(10));
    practice.answers(_ -> Reply.status(503));

    assertInstanceOf(Verdict.Unavailable.class, verifier.verify(GOOD));
  }

  @Test
  void aTokenThatAToolWasRefusedWithIsAskedAboutAnew() throws InterruptedException {
    verifier = practice.verifier(Duration.ofSeconds(1000), Duration.ofSeconds(30));
    var _ = verified(verifier, GOOD);
    practice.answers(_ -> Reply.status(503));
    verifier.forget(GOOD);

    assertInstanceOf(Verdict.Unavailable.class, verifier.verify(GOOD));
    assertEquals(2, practice.received().size());
  }

  @Test
  void anAnswerThatIsOlderThanTheRefusalIsNotKept() throws Exception {
    practice.hold();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> verifier.verify(GOOD));
      Eventually.holds(() -> practice.received().size() == 1);
      verifier.forget(GOOD);
      practice.release();
      var _ = first.get();
    }
    assertEquals(0, verifier.remembered());
  }

  @Test
  void manyWhoAskAboutOneTokenAreOneLookUp() throws Exception {
    practice.hold();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Verdict>> all = ask(threads, 200, _ -> GOOD);
      Eventually.holds(() -> practice.received().size() == 1);
      practice.release();
      for (Future<Verdict> one : all) {
        assertInstanceOf(Verdict.Verified.class, one.get());
      }
    }
    assertEquals(1, practice.received().size());
  }

  @Test
  @Tag("SE-1")
  void fewAreAskedAboutAtOnceAndManyMoreAreTurnedAway() throws Exception {
    practice.hold();
    int more = 40;
    int taken = AccountVerifier.LOOKUPS_AT_ONCE_MAX + AccountVerifier.WAITING_MAX;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = ask(threads, taken + more, i -> new AccessToken("token-" + i));
      Eventually.holds(
          () -> all.stream().filter(Future::isDone).count() == more && practice.atOnce() == 32);
      practice.release();
      int unavailable = 0;
      for (Future<Verdict> one : all) {
        unavailable += one.get() instanceof Verdict.Unavailable ? 1 : 0;
      }
      assertEquals(more, unavailable);
    }
    assertEquals(AccountVerifier.LOOKUPS_AT_ONCE_MAX, practice.atOnceMost());
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

  private AccessToken ending(int seconds) {
    String claims = "{\"exp\":" + (practice.clock().instant().getEpochSecond() + seconds) + "}";
    byte[] bytes = claims.getBytes(StandardCharsets.UTF_8);
    String payload = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return new AccessToken("e30." + payload + ".x");
  }
}

package dev.haystack.outbound.nestjs;

import static dev.haystack.outbound.nestjs.AccountPractice.verified;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Identity;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.kit.identity.TokenVerifierContract;
import dev.haystack.port.identity.TokenVerifier;
import dev.haystack.port.identity.Verdict;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountVerifierTest extends TokenVerifierContract {

  private static final AccessToken GOOD = AccountPractice.GOOD;

  private final AccountPractice practice = new AccountPractice();
  private AccountVerifier verifier = practice.verifier();

  @AfterEach
  void stop() {
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
    Identity ann = verified(verifier, GOOD);

    assertEquals(new UserId("upstream:" + practice.origin(), "ann"), ann.user());
    assertEquals(Set.of(new ProfileId("p-1"), new ProfileId("3")), ann.profiles());
    assertEquals(Optional.of(new ProfileId("p-1")), ann.standard());
    assertEquals(practice.clock().instant().plusSeconds(60), ann.notAfter());
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
    practice.answers(_ -> Reply.ok(body));

    assertTrue(Set.of("7", "ann").contains(verified(verifier, GOOD).user().subject()));
  }

  @Test
  void aClientHasAProfileThatIsMadeUp() throws InterruptedException {
    practice.answers(_ -> Reply.ok("{\"id\":\"cid\",\"client\":{\"id\":9}}"));

    assertEquals(Optional.of(new ProfileId("client-9")), verified(verifier, GOOD).standard());
  }

  @ParameterizedTest
  @ValueSource(strings = {"inactive", "suspended", "deleted", "Suspended"})
  void anAccountThatHasEndedIsRejected(String status) throws InterruptedException {
    practice.answers(_ -> Reply.ok("{\"id\":\"ann\",\"status\":\"" + status + "\"}"));

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
    practice.answers(_ -> Reply.ok(body));

    assertInstanceOf(Verdict.Unavailable.class, verifier.verify(GOOD));
  }

  @Test
  void anIdOrABodyThatIsTooLongIsNoVerdict() throws InterruptedException {
    practice.answers(_ -> Reply.ok("{\"id\":\"" + "a".repeat(256) + "\"}"));
    assertInstanceOf(Verdict.Unavailable.class, verifier.verify(GOOD));
    practice.answers(_ -> Reply.ok("{\"id\":\"ann\",\"x\":\"" + "x".repeat(1 << 20) + "\"}"));
    assertInstanceOf(Verdict.Unavailable.class, verifier.verify(GOOD));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aTokenThatThePracticeRefusesIsRejected(int status) throws InterruptedException {
    practice.answers(_ -> Reply.status(status));

    assertInstanceOf(Verdict.Rejected.class, verifier.verify(GOOD));
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 301, 302, 400, 404, 408, 429, 500, 502, 503})
  void otherAnswersAreNoVerdictAndAreNotKept(int status) throws InterruptedException {
    practice.answers(
        _ ->
            new Reply(
                status,
                status == 204 ? "" : AccountPractice.ANN,
                Map.of("Location", "/elsewhere")));
    assertInstanceOf(Verdict.Unavailable.class, verifier.verify(GOOD));

    practice.answers(_ -> Reply.ok(AccountPractice.ANN));
    var _ = verified(verifier, GOOD);
    assertTrue(practice.received().stream().noneMatch(r -> r.target().equals("/elsewhere")));
  }

  @Test
  void aPracticeThatDoesNotAnswerIsNotWaitedForLong() throws InterruptedException {
    verifier = practice.verifier(Duration.ZERO, Duration.ofMillis(200));
    practice.hold();

    assertInstanceOf(Verdict.Unavailable.class, verifier.verify(GOOD));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a\r\nX: y", "é", "\u007f", "a\tb"})
  void whatCannotStandInAHeaderIsNotSent(String token) throws InterruptedException {
    assertInstanceOf(Verdict.Rejected.class, verifier.verify(new AccessToken(token)));
    assertInstanceOf(Verdict.Rejected.class, verifier.verify(new AccessToken("a".repeat(8193))));
    assertEquals(0, practice.received().size());
  }
}

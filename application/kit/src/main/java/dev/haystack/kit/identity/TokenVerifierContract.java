package dev.haystack.kit.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Identity;
import dev.haystack.domain.identity.TokenId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.kit.Concurrently;
import dev.haystack.port.identity.TokenVerifier;
import dev.haystack.port.identity.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link TokenVerifier} does. */
public abstract class TokenVerifierContract {

  private static final int LONG = 1_000_000;

  /** The verifier under test, which can tell good tokens from others at present. */
  protected abstract TokenVerifier verifier();

  /** A token that is good. */
  protected abstract AccessToken good();

  /** A token that is well formed and not good, though not of its age. */
  protected abstract AccessToken bad();

  /** A token with which nothing is wrong but its age, if the verifier can tell. */
  protected abstract Optional<AccessToken> expired();

  @Test
  void aGoodTokenHasABearerAndItsOwnName() throws InterruptedException {
    Identity identity = identity(good());

    assertEquals(TokenId.of(good()), identity.id());
    assertFalse(identity.user().issuer().isBlank());
    assertTrue(identity.standard().stream().allMatch(identity.profiles()::contains));
  }

  @Test
  void theSameTokenIsTheSameBearers() throws InterruptedException {
    Identity first = identity(good());
    Identity second = identity(good());

    assertEquals(first.user(), second.user());
    assertEquals(first.profiles(), second.profiles());
    assertEquals(first.roles(), second.roles());
  }

  @Test
  void aBadTokenIsRejectedAgainAndAgain() throws InterruptedException {
    TokenVerifier verifier = verifier();

    for (int i = 0; i < 3; i++) {
      assertInstanceOf(Verdict.Rejected.class, verifier.verify(bad()));
      assertInstanceOf(Verdict.Verified.class, verifier.verify(good()));
    }
  }

  @Test
  void whatIsKnownOfATokenIsAtHandAndTheSame() throws InterruptedException {
    for (AccessToken token : List.of(good(), bad())) {
      Optional<UserId> said = user(verifier().verify(token));

      assertEquals(said, user(verifier().atHand(token).orElseThrow()));
    }
  }

  @Test
  void aTokenThatIsOnlyTooOldIsExpired() throws InterruptedException {
    for (AccessToken token : expired().stream().toList()) {
      assertEquals(new Verdict.Expired(), verifier().verify(token));
    }
  }

  @Test
  void anAbsentTokenIsRejected() throws InterruptedException {
    assertInstanceOf(Verdict.Rejected.class, verifier().verify(AccessToken.NONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        ".",
        "..",
        "...",
        "a.b.c",
        "e30.e30.",
        "e30.e30.e30",
        ".e30.",
        "null",
        "\0",
        "ÿ.ÿ.ÿ",
        "Bearer x",
        "e30.W10.x",
        "eyJhbGciOiJub25lIn0.e30.",
        "\ud800",
        "a\r\nb: c",
        "-1",
        "{}"
      })
  @Timeout(60)
  void whateverTheTextIsTheAnswerIsAVerdictAndNotTheGoodUser(String text)
      throws InterruptedException {
    UserId known = identity(good()).user();

    assertNotEquals(Optional.of(known), user(verifier().verify(new AccessToken(text))));
  }

  @Test
  @Timeout(60)
  void aVeryLongTokenIsNotTheGoodUsers() throws InterruptedException {
    UserId known = identity(good()).user();
    var longer = new AccessToken(good().value() + "A".repeat(LONG));

    assertNotEquals(Optional.of(known), user(verifier().verify(longer)));
  }

  @Test
  void manyThreadsGetTheSameVerdicts() throws Exception {
    TokenVerifier verifier = verifier();

    List<Optional<UserId>> users =
        Concurrently.call(12, index -> user(asked(verifier, index % 2 == 0 ? good() : bad())));

    assertEquals(Set.of(Optional.of(identity(good()).user()), Optional.empty()), Set.copyOf(users));
  }

  @Test
  void anInterruptionEndsTheWaitingOrComesTooLate() {
    TokenVerifier verifier = verifier();
    Thread.currentThread().interrupt();
    try {
      Verdict verdict = verifier.verify(bad());
      assertFalse(verdict instanceof Verdict.Verified);
    } catch (InterruptedException e) {
      // then the next one is not disturbed by it
      assertFalse(Thread.currentThread().isInterrupted());
    } finally {
      var _ = Thread.interrupted();
    }
  }

  @Test
  void noTokenIsPrinted() throws InterruptedException {
    assertFalse(verifier().verify(good()).toString().contains(good().value()));
    assertFalse(verifier().verify(bad()).toString().contains(bad().value()));
  }

  private Identity identity(AccessToken token) throws InterruptedException {
    return assertInstanceOf(Verdict.Verified.class, verifier().verify(token)).identity();
  }

  private static Optional<UserId> user(Verdict verdict) {
    return verdict instanceof Verdict.Verified(var identity)
        ? Optional.of(identity.user())
        : Optional.empty();
  }

  private static Verdict asked(TokenVerifier verifier, AccessToken token) {
    try {
      return verifier.verify(token);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Verdict.Unavailable(Duration.ZERO);
    }
  }
}

package dev.haystack.application.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Identity;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.TokenId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.identity.Rejection;
import dev.haystack.port.identity.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerifiedCallerTest {

  private static final AccessToken TOKEN = new AccessToken("token");
  private static final Optional<SessionId> SESSION = Optional.of(new SessionId("s"));
  private static final Instant END = Instant.parse("2026-03-02T10:00:00Z");
  private static final Identity IDENTITY =
      new Identity(
          new UserId("https://issuer.example", "7"),
          Set.of(new ProfileId("a"), new ProfileId("b")),
          Optional.of(new ProfileId("a")),
          Set.of(),
          END,
          TokenId.of(TOKEN));

  @Test
  void aVerifiedTokenMakesItsBearerKnownUntilItsEnd() {
    Principal caller = known(ProfileId.NONE);

    assertEquals(IDENTITY.user(), caller.user());
    assertEquals(new ProfileId("a"), caller.profile());
    assertEquals(END, caller.notAfter());
    assertEquals(TOKEN, caller.token());
  }

  @Test
  void aCoveredProfileCanBeChosen() {
    assertEquals(new ProfileId("b"), known(new ProfileId("b")).profile());
  }

  @Test
  void aProfileThatTheTokenDoesNotCoverIsForbidden() {
    assertEquals(
        Identification.unknown(ErrorCode.FORBIDDEN),
        identify(new Verdict.Verified(IDENTITY), TOKEN, new ProfileId("c")));
  }

  @Test
  void nobodyIsAnonymous() {
    assertEquals(
        Identification.unknown(ErrorCode.AUTH_MISSING),
        identify(new Verdict.Verified(IDENTITY), AccessToken.NONE, ProfileId.NONE));
  }

  @Test
  void theOtherVerdictsAreTold() {
    assertEquals(
        Identification.unknown(ErrorCode.AUTH_EXPIRED),
        identify(new Verdict.Expired(), TOKEN, ProfileId.NONE));
    assertEquals(
        Identification.unknown(ErrorCode.AUTH_REJECTED),
        identify(new Verdict.Rejected(Rejection.SIGNATURE), TOKEN, ProfileId.NONE));
    assertEquals(
        new Identification.Unknown(ErrorCode.AUTH_UNAVAILABLE, Duration.ofSeconds(3)),
        identify(new Verdict.Unavailable(Duration.ofSeconds(3)), TOKEN, ProfileId.NONE));
  }

  @Test
  void anInterruptedCallerIsNotKnownAndStaysInterrupted() {
    var interrupted =
        new IdentifyCaller(
            _ -> {
              throw new InterruptedException();
            });

    var answer = interrupted.identify(TOKEN, ProfileId.NONE, SESSION);

    assertEquals(
        ErrorCode.AUTH_UNAVAILABLE, assertInstanceOf(Identification.Unknown.class, answer).code());
    assertTrue(Thread.interrupted());
  }

  private static Principal known(ProfileId profile) {
    return assertInstanceOf(
            Identification.Known.class, identify(new Verdict.Verified(IDENTITY), TOKEN, profile))
        .principal();
  }

  private static Identification identify(Verdict verdict, AccessToken token, ProfileId profile) {
    return new IdentifyCaller(_ -> verdict).identify(token, profile, SESSION);
  }
}

package dev.haystack.application.identity;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.identity.TokenVerifier;
import dev.haystack.port.identity.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Says who a caller is: from the verdict on their token, and from the profile they name, which the
 * token must cover. May wait for the verdict.
 */
public final class IdentifyCaller {

  private static final Duration AFTER_INTERRUPTION = Duration.ofSeconds(1);

  private final TokenVerifier verifier;
  private final Duration leeway;
  private final boolean open;
  private final PersonaGrants grants;
  private final TokenTally tally = new TokenTally();

  private IdentifyCaller(
      TokenVerifier verifier, Duration leeway, boolean open, PersonaGrants grants) {
    this.grants = grants;
    this.verifier = verifier;
    this.leeway = leeway;
    this.open = open;
  }

  /** Callers are who a verifier finds them to be, and nobody without a token. */
  public IdentifyCaller(TokenVerifier verifier) {
    this(verifier, Duration.ZERO);
  }

  /** The same, where the verifier takes tokens for so long behind their end. */
  public IdentifyCaller(TokenVerifier verifier, Duration leeway) {
    this(verifier, leeway, PersonaGrants.ALL);
  }

  /** The same, where roles decide which assistants callers may talk to. */
  public IdentifyCaller(TokenVerifier verifier, Duration leeway, PersonaGrants grants) {
    this(verifier, leeway, false, grants);
  }

  /**
   * Callers are whoever they say, under any profile, and without a token the anonymous user of
   * their session.
   */
  public IdentifyCaller() {
    this(new OpenVerifier(), Duration.ZERO, true, PersonaGrants.ALL);
  }

  /** The caller with that token, under that profile if one is named, in that session if any. */
  public Identification identify(
      AccessToken token, ProfileId explicitProfile, Optional<SessionId> session) {
    return check(token).under(explicitProfile, session);
  }

  /** From when on the caller is to be asked for a newer token. */
  public Instant end(Principal caller) {
    return caller.notAfter().plus(leeway);
  }

  /** The practice has just refused that token. */
  public void forget(AccessToken token) {
    verifier.forget(token);
  }

  /** What is found of the token alone. */
  public TokenCheck check(AccessToken token) {
    if (!token.isPresent()) {
      return open ? new TokenCheck.NotNeeded() : failed(ErrorCode.AUTH_MISSING);
    }
    try {
      return judged(verifier.verify(token), token);
    } catch (InterruptedException e) {
      return interrupted();
    }
  }

  /** The same, if nobody else has to be asked for it. */
  public Optional<TokenCheck> checkAtHand(AccessToken token) {
    if (!token.isPresent()) {
      return Optional.of(check(token));
    }
    try {
      return verifier.atHand(token).map(verdict -> judged(verdict, token));
    } catch (InterruptedException e) {
      return Optional.of(interrupted());
    }
  }

  /** How often tokens were not good. */
  public TokenTally tally() {
    return tally;
  }

  private TokenCheck judged(Verdict verdict, AccessToken token) {
    tally.count(verdict);
    return switch (verdict) {
      case Verdict.Verified(var identity) ->
          new TokenCheck.Passed(identity, token, open, grants.of(identity.roles()));
      case Verdict.Expired() -> failed(ErrorCode.AUTH_EXPIRED);
      case Verdict.Rejected(var reason) ->
          new TokenCheck.Failed(
              Identification.unknown(ErrorCode.AUTH_REJECTED), Optional.of(reason));
      case Verdict.Unavailable(var retryAfter) -> unavailable(retryAfter);
    };
  }

  private static TokenCheck interrupted() {
    // whoever ends this thread does not want an answer
    Thread.currentThread().interrupt();
    return unavailable(AFTER_INTERRUPTION);
  }

  private static TokenCheck unavailable(Duration retryAfter) {
    return new TokenCheck.Failed(
        new Identification.Unknown(ErrorCode.AUTH_UNAVAILABLE, retryAfter));
  }

  private static TokenCheck failed(ErrorCode code) {
    return new TokenCheck.Failed(Identification.unknown(code));
  }
}

package dev.haystack.application.identity;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Identity;
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

  private IdentifyCaller(TokenVerifier verifier, Duration leeway, boolean open) {
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
    this(verifier, leeway, false);
  }

  /**
   * Callers are whoever they say, under any profile, and without a token the anonymous user of
   * their session.
   */
  public IdentifyCaller() {
    this(new OpenVerifier(), Duration.ZERO, true);
  }

  /** The caller with that token, under that profile if one is named, in that session if any. */
  public Identification identify(
      AccessToken token, ProfileId explicitProfile, Optional<SessionId> session) {
    if (token.isPresent()) {
      return judged(verdict(token), token, explicitProfile);
    }
    return session
        .filter(_ -> open)
        .<Identification>map(id -> new Identification.Known(anonymous(id, explicitProfile)))
        .orElseGet(() -> Identification.unknown(ErrorCode.AUTH_MISSING));
  }

  /** From when on the caller is to be asked for a newer token. */
  public Instant end(Principal caller) {
    return caller.notAfter().plus(leeway);
  }

  /** The practice has just refused that token. */
  public void forget(AccessToken token) {
    verifier.forget(token);
  }

  private Verdict verdict(AccessToken token) {
    try {
      return verifier.verify(token);
    } catch (InterruptedException e) {
      // whoever ends this thread does not want an answer
      Thread.currentThread().interrupt();
      return new Verdict.Unavailable(AFTER_INTERRUPTION);
    }
  }

  private Identification judged(Verdict verdict, AccessToken token, ProfileId explicitProfile) {
    return switch (verdict) {
      case Verdict.Verified(var identity) -> under(identity, token, explicitProfile);
      case Verdict.Expired() -> Identification.unknown(ErrorCode.AUTH_EXPIRED);
      case Verdict.Rejected(_) -> Identification.unknown(ErrorCode.AUTH_REJECTED);
      case Verdict.Unavailable(var retryAfter) ->
          new Identification.Unknown(ErrorCode.AUTH_UNAVAILABLE, retryAfter);
    };
  }

  private Identification under(Identity identity, AccessToken token, ProfileId explicitProfile) {
    if (!explicitProfile.isPresent()) {
      return known(identity, identity.standard().orElse(ProfileId.NONE), token);
    }
    return open || identity.profiles().contains(explicitProfile)
        ? known(identity, explicitProfile, token)
        : Identification.unknown(ErrorCode.FORBIDDEN);
  }

  private static Identification known(Identity identity, ProfileId profile, AccessToken token) {
    return new Identification.Known(
        new Principal(identity.user(), profile, token, identity.notAfter()));
  }

  private static Principal anonymous(SessionId session, ProfileId profile) {
    return new Principal(OpenVerifier.anonymous(session), profile, AccessToken.NONE);
  }
}

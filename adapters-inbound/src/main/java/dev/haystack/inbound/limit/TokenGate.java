package dev.haystack.inbound.limit;

import dev.haystack.application.identity.Identification;
import dev.haystack.application.identity.IdentifyCaller;
import dev.haystack.application.identity.TokenCheck;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.AccessToken;
import java.time.Duration;
import java.util.Optional;

/**
 * Judges the tokens that come from one address. Where too many of them are bad, the next bad ones
 * are told so, and nobody else is asked about unknown ones; good ones pass all the same, for those
 * behind one address need not know each other.
 */
public record TokenGate(IdentifyCaller callers, BadTokens bad) {

  /** What is found of a token; may wait for it. */
  public TokenCheck check(AccessToken token) {
    Optional<TokenCheck> known = callers.checkAtHand(token);
    if (known.isPresent()) {
      return counted(known.get());
    }
    Duration wait = bad.excess();
    return wait.isPositive() ? tooMany(wait) : counted(callers.check(token));
  }

  /** What has only grown old is no guess, and its bearer has to hear that it is old. */
  private TokenCheck counted(TokenCheck check) {
    if (check instanceof TokenCheck.Failed(var failed, _)
        && failed.code() != ErrorCode.AUTH_MISSING) {
      bad.refused(failed.code());
    }
    if (check instanceof TokenCheck.Failed(var unknown, _)
        && unknown.code() == ErrorCode.AUTH_REJECTED) {
      Duration wait = bad.add();
      return wait.isPositive() ? tooMany(wait) : check;
    }
    return check;
  }

  private static TokenCheck tooMany(Duration wait) {
    return new TokenCheck.Failed(new Identification.Unknown(ErrorCode.RATE_LIMITED, wait));
  }
}

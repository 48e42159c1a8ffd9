package dev.haystack.application.identity;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Identity;
import dev.haystack.domain.identity.TokenClaims;
import dev.haystack.domain.identity.TokenId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.identity.Rejection;
import dev.haystack.port.identity.TokenVerifier;
import dev.haystack.port.identity.Verdict;

/**
 * Takes claims as they stand: nothing is verified, so this is for a service that only its own
 * machine can reach. Only a claim to be somebody whom the service itself makes up is refused.
 */
public final class OpenVerifier implements TokenVerifier {

  private static final String ISSUER = UserId.OWN_ISSUERS + "open";
  private static final String ANONYMOUS_ISSUER = UserId.OWN_ISSUERS + "anonymous";

  /** The user of a session that nobody has given a token for. */
  static UserId anonymous(SessionId session) {
    return new UserId(ANONYMOUS_ISSUER, session.value());
  }

  @Override
  public Verdict verify(AccessToken token) {
    if (!token.isPresent()) {
      return new Verdict.Rejected(Rejection.FORM);
    }
    var claims = TokenClaims.unverified(token);
    var claimed = claims.claims().text("iss");
    if (claimed.filter(UserId::isOwnIssuer).isPresent()) {
      return new Verdict.Rejected(Rejection.ISSUER);
    }
    TokenId id = TokenId.of(token);
    return new Verdict.Verified(
        new Identity(
            new UserId(claimed.orElse(ISSUER), subject(claims.claims(), id)),
            claims.profiles(),
            claims.standardProfile(),
            claims.roles(),
            Identity.NO_END,
            id));
  }

  private static String subject(JsonObject claims, TokenId id) {
    return claims.text("sub").or(() -> claims.text("clientId")).orElse(id.value());
  }
}

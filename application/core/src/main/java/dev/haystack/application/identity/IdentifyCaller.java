package dev.haystack.application.identity;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import java.util.Optional;

/**
 * Says who a caller is, from their credentials as they stand: nothing is verified, so this is for a
 * service that only its own machine can reach.
 *
 * <p>Verifying modes will be further ways from a token to its claims; what follows from the claims
 * is the same for all.
 */
public final class IdentifyCaller {

  private static final String OPEN_ISSUER = "open";
  private static final String ANONYMOUS_ISSUER = "anonymous";

  /** The caller; without a token, the anonymous user of that session. */
  public Identification identify(
      AccessToken token, ProfileId explicitProfile, Optional<SessionId> session) {
    if (token.isPresent()) {
      return new Identification.Known(principal(token, explicitProfile));
    }
    return session
        .<Identification>map(id -> new Identification.Known(anonymous(id, explicitProfile)))
        .orElseGet(() -> new Identification.Unknown(ErrorCode.AUTH_MISSING));
  }

  private static Principal anonymous(SessionId session, ProfileId profile) {
    return new Principal(new UserId(ANONYMOUS_ISSUER, session.value()), profile, AccessToken.NONE);
  }

  private static Principal principal(AccessToken token, ProfileId explicitProfile) {
    JsonObject claims = TokenClaims.of(token);
    String subject =
        claims
            .text("sub")
            .or(() -> claims.text("clientId"))
            .orElseGet(() -> TokenClaims.fingerprint(token));
    ProfileId profile = explicitProfile.isPresent() ? explicitProfile : claimed(claims);
    return new Principal(
        new UserId(claims.text("iss").orElse(OPEN_ISSUER), subject), profile, token);
  }

  private static ProfileId claimed(JsonObject claims) {
    return claims
        .text("profileId")
        .or(() -> claims.text("profile_id"))
        .or(() -> claims.array("profiles").flatMap(all -> all.strings().findFirst()))
        .map(ProfileId::new)
        .or(() -> claims.text("clientId").map(ProfileId::ofClient))
        .orElse(ProfileId.NONE);
  }
}

package dev.haystack.outbound.jose;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Identity;
import dev.haystack.domain.identity.TokenClaims;
import dev.haystack.domain.identity.TokenId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import dev.haystack.port.identity.Rejection;
import dev.haystack.port.identity.Verdict;
import java.time.Instant;
import java.util.Set;

/** For whom and how long a token is good whose signature is. */
record ClaimRules(JwtSettings settings) {

  private static final int SUBJECT_CHARACTERS_MAX = 255;

  /** What the claims come to at that moment. */
  Verdict judge(AccessToken token, JsonObject claims, Instant now) throws RejectedTokenException {
    String issuer =
        claims
            .string("iss")
            .filter(settings.issuers()::contains)
            .filter(name -> !UserId.isOwnIssuer(name))
            .orElseThrow(() -> new RejectedTokenException(Rejection.ISSUER));
    require(isForUs(claims), Rejection.AUDIENCE);
    var read = new TokenClaims(claims);
    Instant end = read.moment("exp").orElseThrow(() -> new RejectedTokenException(Rejection.TIME));
    require(isOver(read, "nbf", now) && isOver(read, "iat", now), Rejection.TIME);
    String subject =
        claims
            .string("sub")
            .filter(ClaimRules::isSubject)
            .orElseThrow(() -> new RejectedTokenException(Rejection.SUBJECT));
    require(isAbsentOr(claims, "typ", "Bearer"), Rejection.USE);
    require(isAbsentOr(claims, "token_use", "access"), Rejection.USE);
    if (!isGoodAt(end, now)) {
      return new Verdict.Expired();
    }
    return new Verdict.Verified(
        new Identity(
            new UserId(issuer, subject),
            read.profiles(),
            read.standardProfile(),
            read.roles(),
            end,
            TokenId.of(token)));
  }

  /** Whether what ends then is still good. */
  boolean isGoodAt(Instant end, Instant now) {
    return now.isBefore(end.plus(settings.leeway()));
  }

  private boolean isForUs(JsonObject claims) {
    Set<String> ours = settings.audiences();
    return switch (claims.get("aud").orElse(JsonArray.EMPTY)) {
      case JsonString(var name) -> ours.contains(name);
      case JsonArray names ->
          names.values().stream().allMatch(JsonString.class::isInstance)
              && names.strings().anyMatch(ours::contains);
      default -> false;
    };
  }

  /** Whether a moment that may be left out has come, give or take the leeway. */
  private boolean isOver(TokenClaims claims, String name, Instant now) {
    return !claims.claims().has(name)
        || claims
            .moment(name)
            .filter(moment -> !moment.isAfter(now.plus(settings.leeway())))
            .isPresent();
  }

  private static boolean isSubject(String subject) {
    return !subject.isBlank()
        && subject.length() <= SUBJECT_CHARACTERS_MAX
        && subject.chars().noneMatch(Character::isISOControl);
  }

  private static boolean isAbsentOr(JsonObject claims, String name, String value) {
    Json claim = claims.members().getOrDefault(name, Json.of(value));
    return claim.equals(Json.of(value));
  }

  private static void require(boolean holds, Rejection otherwise) throws RejectedTokenException {
    if (!holds) {
      throw new RejectedTokenException(otherwise);
    }
  }
}

package dev.haystack.domain.identity;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import dev.haystack.domain.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a token says, read the same way whether or not somebody has found that it is true. */
public record TokenClaims(JsonObject claims) {

  private static final int CHARACTERS_MAX = 16 * 1024;

  /** The claims as they stand in a JSON Web Token; none if the token is of another kind. */
  public static TokenClaims unverified(AccessToken token) {
    String[] parts = token.value().split("\\.", -1);
    if (parts.length != 3 || token.value().length() > CHARACTERS_MAX) {
      return new TokenClaims(JsonObject.EMPTY);
    }
    try {
      byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
      return Json.parse(new String(payload, StandardCharsets.UTF_8)) instanceof JsonObject claims
          ? new TokenClaims(claims)
          : new TokenClaims(JsonObject.EMPTY);
    } catch (IllegalArgumentException | JsonSyntaxException e) {
      return new TokenClaims(JsonObject.EMPTY);
    }
  }

  /** The profiles that the token covers; a client of the practice has one made up. */
  public Set<ProfileId> profiles() {
    Set<ProfileId> named = named().collect(Collectors.toUnmodifiableSet());
    return named.isEmpty() ? client().map(Set::of).orElseGet(Set::of) : named;
  }

  /** The profile that the token names first. */
  public Optional<ProfileId> standardProfile() {
    return named().findFirst().or(this::client);
  }

  public Set<String> roles() {
    return Stream.of(Optional.of(claims), claims.object("realm_access"))
        .flatMap(Optional::stream)
        .flatMap(holder -> holder.array("roles").stream())
        .flatMap(JsonArray::strings)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The moment that a claim names in seconds, fractions allowed; none if it is no such number. */
  public Optional<Instant> moment(String name) {
    if (!(claims.members().get(name) instanceof JsonNumber number)) {
      return Optional.empty();
    }
    double seconds = number.asDouble();
    if (!Double.isFinite(seconds)) {
      return Optional.empty();
    }
    double bounded = Math.clamp(seconds, 0, (double) Identity.NO_END.getEpochSecond());
    return Optional.of(Instant.ofEpochMilli((long) (bounded * 1000)));
  }

  private Stream<ProfileId> named() {
    return Stream.of(
            claims.text("profileId").stream(),
            claims.text("profile_id").stream(),
            claims.array("profiles").stream().flatMap(TokenClaims::ids))
        .flatMap(ids -> ids)
        .map(ProfileId::new);
  }

  private static Stream<String> ids(JsonArray profiles) {
    return profiles.values().stream()
        .map(
            profile ->
                switch (profile) {
                  case JsonString(var id) when !id.isBlank() -> Optional.of(id);
                  case JsonObject object -> object.text("id");
                  default -> Optional.<String>empty();
                })
        .flatMap(Optional::stream);
  }

  private Optional<ProfileId> client() {
    return claims.text("clientId").map(ProfileId::ofClient);
  }
}

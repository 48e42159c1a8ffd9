package dev.haystack.domain.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a token says of its bearer, once somebody has found it good.
 *
 * @param profiles those the token covers
 * @param standard the one to work under where none is named
 * @param notAfter the end of the token's validity, without any leeway
 * @param id the token's own name
 */
public record Identity(
    UserId user,
    Set<ProfileId> profiles,
    Optional<ProfileId> standard,
    Set<String> roles,
    Instant notAfter,
    TokenId id) {

  /** The end of what has none; far away, but near enough to be reckoned with. */
  public static final Instant NO_END = Instant.parse("9999-12-31T23:59:59Z");

  public Identity {
    profiles = Set.copyOf(profiles);
    roles = Set.copyOf(roles);
  }

  /** The same, good for another time. */
  public Identity until(Instant end) {
    return new Identity(user, profiles, standard, roles, end, id);
  }
}

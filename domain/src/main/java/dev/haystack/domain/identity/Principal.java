package dev.haystack.domain.identity;

import java.time.Instant;

/**
 * The caller of one request or message: a person, the profile they work under and their token,
 * which is good until then.
 */
public record Principal(UserId user, ProfileId profile, AccessToken token, Instant notAfter) {

  /** With a token that has no end. */
  public Principal(UserId user, ProfileId profile, AccessToken token) {
    this(user, profile, token, Identity.NO_END);
  }
}

package dev.haystack.inbound.protocol;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.ProfileId;

/** What a client says about who it is; either part may be absent. */
public record Credentials(AccessToken token, ProfileId profile) {

  /** Nothing said. */
  public static final Credentials NONE = new Credentials(AccessToken.NONE, ProfileId.NONE);

  /** These, and the others' where these say nothing. */
  public Credentials orElse(Credentials others) {
    return new Credentials(
        token.isPresent() ? token : others.token, profile.isPresent() ? profile : others.profile);
  }
}

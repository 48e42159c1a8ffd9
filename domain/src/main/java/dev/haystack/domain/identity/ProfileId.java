package dev.haystack.domain.identity;

/** The profile a user works under, or its absence. */
public record ProfileId(String value) {

  /** No profile. */
  public static final ProfileId NONE = new ProfileId("");

  private static final String CLIENT_PREFIX = "client-";

  /** The profile of a client of the practice, who has none of their own there. */
  public static ProfileId ofClient(String clientId) {
    return new ProfileId(CLIENT_PREFIX + clientId);
  }

  /** Whether there is a profile. */
  public boolean isPresent() {
    return !value.isEmpty();
  }

  /** Whether the practice knows the profile: it does not know those made up for clients. */
  public boolean isPractitioner() {
    return isPresent() && !value.startsWith(CLIENT_PREFIX);
  }
}

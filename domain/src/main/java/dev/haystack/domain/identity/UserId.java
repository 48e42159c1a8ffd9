package dev.haystack.domain.identity;

/** A person as their issuer knows them: who owns sessions and whose turns are counted. */
public record UserId(String issuer, String subject) {

  /** What the names of the issuers begin with that the service itself makes up. */
  public static final String OWN_ISSUERS = "urn:haystack:";

  public UserId {
    if (subject.isEmpty()) {
      throw new IllegalArgumentException("a user has a subject");
    }
  }

  /** Whether no token may name that issuer. */
  public static boolean isOwnIssuer(String issuer) {
    return issuer.regionMatches(true, 0, OWN_ISSUERS, 0, OWN_ISSUERS.length());
  }
}

package dev.haystack.domain.identity;

/** A person as their issuer knows them: who owns sessions and whose turns are counted. */
public record UserId(String issuer, String subject) {

  public UserId {
    if (subject.isEmpty()) {
      throw new IllegalArgumentException("a user has a subject");
    }
  }
}

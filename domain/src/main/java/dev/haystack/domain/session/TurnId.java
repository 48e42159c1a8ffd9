package dev.haystack.domain.session;

/** The name of a turn. */
public record TurnId(String value) {

  public TurnId {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a turn has an id");
    }
  }
}

package dev.haystack.domain.session;

/** Tells a session from an earlier one of the same id, which expired or was deleted. */
public record Incarnation(String value) {

  public Incarnation {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("an incarnation has a name");
    }
  }
}

package dev.haystack.domain.json;

/** A JSON truth value. */
public enum JsonBoolean implements Json {
  TRUE,
  FALSE;

  /** The Java value. */
  public boolean value() {
    return this == TRUE;
  }

  @Override
  public void appendTo(StringBuilder target) {
    target.append(value());
  }
}

package dev.haystack.application.policy;

import java.util.Locale;

/** How sure a judgement is. */
public enum Confidence {
  HIGH,
  MEDIUM,
  LOW;

  static Confidence of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

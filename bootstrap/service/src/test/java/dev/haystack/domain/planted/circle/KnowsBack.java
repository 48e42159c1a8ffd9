package dev.haystack.domain.planted.circle;

/** Breaks a rule. */
public final class KnowsBack {
  Class<?> used() {
    return dev.haystack.domain.planted.KnowsCircle.class;
  }
}

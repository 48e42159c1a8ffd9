package dev.haystack.domain.planted;

/** Breaks a rule. */
public final class KnowsCircle {
  Class<?> used() {
    return dev.haystack.domain.planted.circle.KnowsBack.class;
  }
}

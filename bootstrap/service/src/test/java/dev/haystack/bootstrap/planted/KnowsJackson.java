package dev.haystack.bootstrap.planted;

/** Breaks a rule. */
public final class KnowsJackson {
  Class<?> used() {
    return tools.jackson.core.JsonParser.class;
  }
}

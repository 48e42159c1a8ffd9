package dev.haystack.outbound.jose.planted;

/** Breaks a rule. */
public final class KnowsTurns {
  Class<?> used() {
    return dev.haystack.application.turn.TurnLimits.class;
  }
}

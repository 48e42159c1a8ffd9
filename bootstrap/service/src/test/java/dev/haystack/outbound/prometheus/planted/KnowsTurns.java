package dev.haystack.outbound.prometheus.planted;

/** Breaks a rule. */
public final class KnowsTurns {
  Class<?> used() {
    return dev.haystack.application.turn.TurnLimits.class;
  }
}

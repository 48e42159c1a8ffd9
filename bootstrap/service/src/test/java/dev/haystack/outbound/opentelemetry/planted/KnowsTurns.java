package dev.haystack.outbound.opentelemetry.planted;

/** Breaks a rule. */
public final class KnowsTurns {
  Class<?> used() {
    return dev.haystack.application.turn.TurnLimits.class;
  }
}

package dev.haystack.outbound.redisson.sealing.planted;

/** Breaks a rule. */
public final class KnowsTurns {
  Class<?> used() {
    return dev.haystack.application.turn.TurnLimits.class;
  }
}

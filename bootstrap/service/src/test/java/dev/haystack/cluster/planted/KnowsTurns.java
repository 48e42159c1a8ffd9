package dev.haystack.cluster.planted;

/** Breaks a rule. */
public final class KnowsTurns {
  Class<?> used() {
    return dev.haystack.application.turn.RunTurn.class;
  }
}

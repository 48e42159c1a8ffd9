package dev.haystack.kit.planted;

/** Breaks a rule. */
public final class KnowsTurns {
  Class<?> used() {
    return dev.haystack.application.turn.RunTurn.class;
  }
}

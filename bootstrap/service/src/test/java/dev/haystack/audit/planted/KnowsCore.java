package dev.haystack.audit.planted;

/** Breaks a rule. */
public final class KnowsCore {
  Class<?> used() {
    return dev.haystack.application.turn.RunTurn.class;
  }
}

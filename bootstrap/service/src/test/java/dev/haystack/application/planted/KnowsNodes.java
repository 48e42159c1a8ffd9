package dev.haystack.application.planted;

/** Breaks a rule. */
public final class KnowsNodes {
  Class<?> used() {
    return dev.haystack.port.shared.TurnLines.class;
  }
}

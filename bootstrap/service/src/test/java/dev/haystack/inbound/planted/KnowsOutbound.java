package dev.haystack.inbound.planted;

/** Breaks a rule. */
public final class KnowsOutbound {
  Class<?> used() {
    return dev.haystack.outbound.memory.planted.KnowsTurns.class;
  }
}

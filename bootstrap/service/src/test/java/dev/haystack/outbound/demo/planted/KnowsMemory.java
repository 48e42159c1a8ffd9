package dev.haystack.outbound.demo.planted;

/** Breaks a rule. */
public final class KnowsMemory {
  Class<?> used() {
    return dev.haystack.outbound.memory.planted.KnowsTurns.class;
  }
}

package dev.haystack.application.planted;

/** Breaks a rule. */
public final class KnowsInbound {
  Class<?> used() {
    return dev.haystack.inbound.planted.KnowsOutbound.class;
  }
}

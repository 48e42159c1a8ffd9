package dev.haystack.bootstrap.planted;

/** Breaks a rule. */
public final class KnowsTiers {
  Class<?> used() {
    return dev.haystack.cluster.log.TieredEventLog.class;
  }
}

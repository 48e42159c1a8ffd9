package dev.haystack.outbound.redisson.sealing;

import java.util.Locale;

/** What is sealed; each kind has a key of its own. */
public enum ValueKind {
  OWNER,
  CONTEXT,
  MESSAGE,
  STATE,
  EVENT,
  VIOLATION,
  BURIED,
  SIGNAL;

  /** What keys and places call it; it must stay. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.haystack.outbound.redisson.sealing;

import java.util.Locale;

/** Why a value does not open. */
public enum ValueRefusal {
  /** It was sealed with a key that is not among ours. */
  KEY,
  /** It is not what was sealed, or not where it was sealed for. */
  TAG,
  /** It looks sealed and is not. */
  FORM,
  /** It is plain text, which is not taken. */
  PLAIN;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

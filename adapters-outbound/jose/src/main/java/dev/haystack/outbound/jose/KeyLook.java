package dev.haystack.outbound.jose;

/** What came of a look for the issuer's keys. */
public enum KeyLook {
  CHANGED,
  UNCHANGED,
  FAILED
}

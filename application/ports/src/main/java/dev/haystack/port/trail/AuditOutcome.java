package dev.haystack.port.trail;

import java.util.Locale;

/** How what the trail tells of went. */
public enum AuditOutcome {
  ALLOWED,
  DENIED,
  FAILED;

  /** Its name in a line. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

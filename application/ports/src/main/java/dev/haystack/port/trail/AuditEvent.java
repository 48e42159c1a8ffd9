package dev.haystack.port.trail;

import java.util.Locale;

/** Everything that the trail tells of. */
public enum AuditEvent {
  SERVICE_START,
  SERVICE_STOP,
  AUTH_REFUSED,
  AUTH_REFRESHED,
  SESSION_OPEN,
  SESSION_READ,
  SESSION_WRITE,
  SESSION_DELETE,
  SESSION_EXPIRE,
  TOOL_CALL,
  DOCUMENT_WRITE,
  SUMMARY_WRITE,
  POLICY_VIOLATION,
  STATE_UNREADABLE,
  LIMIT_HIT,
  CONFIG_SECRET_ROTATED("config.secret_rotated");

  private final String wireName;

  AuditEvent() {
    wireName = name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  AuditEvent(String wireName) {
    this.wireName = wireName;
  }

  /** Its name in a line. */
  public String wireName() {
    return wireName;
  }

  /** Whether what it tells of stands, and nobody sees anything of it, if it cannot be told. */
  public boolean standsUntold() {
    return switch (this) {
      case AUTH_REFUSED,
          LIMIT_HIT,
          POLICY_VIOLATION,
          STATE_UNREADABLE,
          SERVICE_STOP,
          CONFIG_SECRET_ROTATED ->
          true;
      case SERVICE_START,
          AUTH_REFRESHED,
          SESSION_OPEN,
          SESSION_READ,
          SESSION_WRITE,
          SESSION_DELETE,
          SESSION_EXPIRE,
          TOOL_CALL,
          DOCUMENT_WRITE,
          SUMMARY_WRITE ->
          false;
    };
  }

  /**
   * Whether something was only refused, a caller or a stored value, so that many alike may be told
   * as one.
   */
  public boolean isRefusal() {
    return this == AUTH_REFUSED || this == LIMIT_HIT || this == STATE_UNREADABLE;
  }
}

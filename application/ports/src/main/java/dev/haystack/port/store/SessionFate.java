package dev.haystack.port.store;

/** What has become of a session that a process no longer holds. */
public enum SessionFate {
  /** It is nowhere, and nobody has deleted it. */
  ENDED,
  /** It lives on elsewhere, or was deleted. */
  OTHER,
  /** That cannot be told at this moment. */
  UNKNOWN
}

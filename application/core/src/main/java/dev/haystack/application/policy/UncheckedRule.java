package dev.haystack.application.policy;

/** What becomes of a document whose template could not be checked. */
public enum UncheckedRule {
  /** It is refused. */
  FAIL_CLOSED,
  /** It is written, and says that nothing was checked. */
  FLAG
}

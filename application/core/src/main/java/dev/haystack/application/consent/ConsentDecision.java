package dev.haystack.application.consent;

/** What became of a question. */
public enum ConsentDecision {
  GRANTED,
  DECLINED,
  /** Nobody has answered in time. */
  EXPIRED
}

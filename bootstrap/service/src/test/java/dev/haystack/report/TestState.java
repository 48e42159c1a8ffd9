package dev.haystack.report;

/** What became of a test; the worse comes later. */
enum TestState {
  PASSED,
  /** It was switched off for this build, on purpose. */
  OFF,
  SKIPPED,
  NOT_RUN,
  FAILED
}

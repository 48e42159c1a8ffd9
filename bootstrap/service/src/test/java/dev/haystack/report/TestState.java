package dev.haystack.report;

/** What became of a test; the worse comes later. */
enum TestState {
  PASSED,
  SKIPPED,
  NOT_RUN,
  FAILED
}

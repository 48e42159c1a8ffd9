package dev.haystack.domain.model;

/** Why an inference ended; the exceptional ends are exceptions. */
public enum FinishReason {
  STOP,
  TOOL_CALLS,
  LENGTH,
  CONTENT_FILTER
}

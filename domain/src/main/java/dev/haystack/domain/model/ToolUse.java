package dev.haystack.domain.model;

/** Whether the tools that a request names may be called. */
public enum ToolUse {
  /** As the model likes. */
  AUTO,
  /** Not now; they are named because the conversation has calls of them. */
  NONE
}

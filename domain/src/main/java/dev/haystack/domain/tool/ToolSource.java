package dev.haystack.domain.tool;

/** Where a tool's answer comes from. */
public enum ToolSource {
  /** The practice's API. */
  BACKEND,
  /** What the user's page has told about itself. */
  UI_STATE,
  /** The arguments alone. */
  LOCAL,
  /** What was found in the session before. */
  SESSION
}

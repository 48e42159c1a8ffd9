package dev.haystack.domain.event;

/** How a turn that has an answer ended. */
public enum TurnEnd {
  STOP,
  STOPPED,
  LENGTH,
  TOOL_LIMIT,
  CONTENT_FILTER
}

package dev.haystack.domain.tool;

import java.util.Locale;

/** The reasons for which a tool call has no answer. */
public enum ToolFailure {
  UNKNOWN_TOOL,
  INVALID_ARGUMENTS,
  BACKEND_DOWN,
  BACKEND_ERROR,
  UNAUTHORIZED,
  FORBIDDEN,
  NOT_FOUND,
  RATE_LIMITED,
  REJECTED,
  TIMEOUT,
  TOO_LARGE,
  NOT_JSON,
  /** It needs a consent that nobody has given. */
  DECLINED,
  CANCELLED,
  INTERNAL;

  /** The reason's name on every wire. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}

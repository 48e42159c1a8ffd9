package dev.haystack.load;

import java.util.Locale;

/** A number that a load run counts. */
enum Count {
  TURNS_COMPLETED,
  TURNS_STOPPED,
  TURNS_FAILED,
  FRAMES,
  CHUNKS,
  TOOL_CALLS,
  VIOLATIONS,
  VIOLATIONS_ARRIVED,
  VIOLATIONS_REPEATED;

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}

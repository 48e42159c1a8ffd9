package dev.haystack.bootstrap;

import java.time.Duration;

/** How long a tool may take, and how much of a practice's answer is read. */
record PracticeLimits(Duration toolLimit, int bodyBytesMax) {

  static PracticeLimits read(SettingsReader reader) {
    return new PracticeLimits(
        reader.seconds("TOOL_SECONDS", 15),
        reader.whole("TOOL_BODY_BYTES_MAX", 1 << 20, 1024, 64 << 20));
  }
}

package dev.haystack.bootstrap;

import java.time.Duration;

/** How much is kept in memory, and for how long. */
record StoreSettings(
    Duration sessionTimeout, int sessionsMax, Duration uiStateTimeToLive, int uiStateBytesMax) {

  static StoreSettings read(SettingsReader reader) {
    return new StoreSettings(
        reader.minutes("SESSION_TIMEOUT_MINUTES", 240),
        reader.whole("SESSIONS_MAX", 100_000, 1, 10_000_000),
        reader.hours("UI_STATE_TTL_HOURS", 24),
        reader.whole("UI_STATE_BYTES_MAX", 1 << 20, 1024, 64 << 20));
  }
}

package dev.haystack.bootstrap;

import dev.haystack.cluster.Cluster;
import dev.haystack.outbound.memory.MemoryBounds;
import dev.haystack.outbound.memory.MemoryOutboxLimits;
import dev.haystack.outbound.memory.MemoryStoreLimits;
import java.time.Duration;
import java.util.Optional;

/** How much is kept in memory, for how long, and which store shares it. */
record StoreSettings(
    Optional<WantedStore> shared,
    Duration sessionTimeout,
    int sessionsMax,
    Duration uiStateTimeToLive,
    int uiStateBytesMax,
    MemoryBounds memoryBounds) {

  /** What a session of usual length holds; {@code docs/operations.md} has the table. */
  private static final long SESSION_BYTES = 20 << 10;

  static StoreSettings read(SettingsReader reader, Haystack haystack, int violationsMax) {
    var sessionTimeout = reader.minutes("SESSION_TIMEOUT_MINUTES", 240);
    var uiStateTimeToLive = reader.hours("UI_STATE_TTL_HOURS", 24);
    return new StoreSettings(
        WantedStore.read(reader, haystack, sessionTimeout, uiStateTimeToLive, violationsMax),
        sessionTimeout,
        sessionsMax(reader, Runtime.getRuntime().maxMemory()),
        uiStateTimeToLive,
        reader.whole("UI_STATE_BYTES_MAX", 1 << 20, 1024, 64 << 20),
        memoryBounds(reader));
  }

  /** What memory keeps of it. */
  MemoryStoreLimits memory(MemoryOutboxLimits outbox) {
    return new MemoryStoreLimits(
        sessionTimeout, sessionsMax, uiStateTimeToLive, uiStateBytesMax, memoryBounds, outbox);
  }

  private static int sessionsMax(SettingsReader reader, long heap) {
    int carried = Math.clamp(heap / 2 / SESSION_BYTES, 1, 100_000);
    return reader.wholeOrAuto(
        "SESSIONS_MAX", carried, "half of the heap / 20 KiB, at most 100000", 1, 10_000_000);
  }

  private static MemoryBounds memoryBounds(SettingsReader reader) {
    long heap = Runtime.getRuntime().maxMemory();
    long bytesMax = reader.bytes("MEMORY_BYTES_MAX", heap / 5 * 2, "40 % of the largest heap");
    return new MemoryBounds(
        bytesMax,
        reader.bytes(
            "MEMORY_BYTES_PER_USER_MAX", Math.max(1, bytesMax / 20), "a twentieth of that"),
        reader.whole("SESSIONS_PER_USER_MAX", 1_000, 1, 1_000_000));
  }

  /** How long what is shared lives. */
  Cluster.Lifetimes lifetimes() {
    return new Cluster.Lifetimes(sessionTimeout, uiStateTimeToLive);
  }
}

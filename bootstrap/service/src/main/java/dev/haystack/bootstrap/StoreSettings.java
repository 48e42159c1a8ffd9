package dev.haystack.bootstrap;

import dev.haystack.cluster.Cluster;
import dev.haystack.outbound.memory.MemoryOutboxLimits;
import dev.haystack.outbound.memory.MemoryStoreLimits;
import dev.haystack.outbound.redisson.RedisLimits;
import dev.haystack.outbound.redisson.RedisUrl;
import java.time.Duration;
import java.util.Optional;

/** How much is kept in memory, for how long, and which Redis shares it. */
record StoreSettings(
    Optional<RedisUrl> redis,
    Duration sessionTimeout,
    int sessionsMax,
    Duration uiStateTimeToLive,
    int uiStateBytesMax) {

  private static final String REDIS_FORMS =
      "redis://host:6379, rediss:// for TLS, redis+sentinel:// or redis+cluster://";

  static StoreSettings read(SettingsReader reader) {
    return new StoreSettings(
        redis(reader),
        reader.minutes("SESSION_TIMEOUT_MINUTES", 240),
        reader.whole("SESSIONS_MAX", 100_000, 1, 10_000_000),
        reader.hours("UI_STATE_TTL_HOURS", 24),
        reader.whole("UI_STATE_BYTES_MAX", 1 << 20, 1024, 64 << 20));
  }

  /** What memory keeps of it. */
  MemoryStoreLimits memory(MemoryOutboxLimits outbox) {
    return new MemoryStoreLimits(
        sessionTimeout, sessionsMax, uiStateTimeToLive, uiStateBytesMax, outbox);
  }

  /** What Redis keeps of it. */
  RedisLimits redisLimits(MemoryOutboxLimits outbox) {
    return new RedisLimits(sessionTimeout, uiStateTimeToLive, outbox.pendingMax());
  }

  /** How long what is shared lives. */
  Cluster.Lifetimes lifetimes() {
    return new Cluster.Lifetimes(sessionTimeout, uiStateTimeToLive);
  }

  private static Optional<RedisUrl> redis(SettingsReader reader) {
    try {
      return reader.secret("REDIS_URL", REDIS_FORMS).map(RedisUrl::parse);
    } catch (IllegalArgumentException e) {
      // its text does not quote the address, which may hold a password
      reader.fault("REDIS_URL", e.getMessage() + "; allowed: " + REDIS_FORMS);
      return Optional.empty();
    }
  }
}

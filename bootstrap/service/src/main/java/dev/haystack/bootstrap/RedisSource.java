package dev.haystack.bootstrap;

import dev.haystack.outbound.redisson.RedisLimits;
import dev.haystack.outbound.redisson.RedisUrl;
import dev.haystack.outbound.redisson.RedissonStore;
import dev.haystack.outbound.redisson.sealing.Sealing;
import dev.haystack.outbound.redisson.sealing.StateKeys;
import dev.haystack.outbound.redisson.sealing.ValueKind;
import dev.haystack.outbound.redisson.sealing.ValueRefusal;
import dev.haystack.port.shared.SharedStore;
import dev.haystack.port.trail.AuditEntry;
import dev.haystack.port.trail.AuditEvent;
import dev.haystack.port.trail.AuditOutcome;
import dev.haystack.port.trail.AuditTrail;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Redis, alone, as a cluster or under sentinels. */
final class RedisSource {

  static final String SCHEME = "redis";

  private static final String FORMS =
      "redis://host:6379, rediss:// for TLS, redis+sentinel:// or redis+cluster://";

  private RedisSource() {}

  static Opening<SharedStore> read(SharedStoreSettings store, SettingsReader reader) {
    var limits =
        new RedisLimits(
            Duration.ofMillis(reader.whole("REDIS_TIMEOUT_MILLIS", 240, 60, 1_000)),
            store.sessionTimeout(),
            store.uiStateTimeToLive(),
            store.violationsMax());
    StateKeys keys = StateKeySettings.read(reader);
    try {
      return new OfUrl(RedisUrl.parse(store.url()), keys, limits);
    } catch (IllegalArgumentException e) {
      // its text does not quote the address, which may hold a password
      String fault = e.getMessage() + "; allowed: " + FORMS;
      reader.fault(store.setting(), fault);
      return _ -> {
        throw new IllegalStateException(fault);
      };
    }
  }

  /** Told as the log tells it, for what cannot be read may be what somebody has changed. */
  static void unreadable(AuditTrail trail, ValueRefusal why, ValueKind kind) {
    trail.tell(
        AuditEntry.of(AuditEvent.STATE_UNREADABLE, AuditOutcome.FAILED)
            .code(kind.name().toLowerCase(Locale.ROOT))
            .because(Optional.of(why)));
  }

  /** The Redis at an address. */
  private record OfUrl(RedisUrl url, StateKeys keys, RedisLimits limits)
      implements Opening<SharedStore> {

    @Override
    public SharedStore open(Surroundings around) {
      return RedissonStore.open(
          url,
          new Sealing(keys, around.meter(), (why, kind) -> unreadable(around.trail(), why, kind)),
          limits,
          around.clock(),
          () -> UUID.randomUUID().toString());
    }

    @Override
    public String shown() {
      return "Redis (" + keys.shown() + ")";
    }
  }
}

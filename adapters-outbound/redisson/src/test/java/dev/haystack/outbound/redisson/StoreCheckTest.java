package dev.haystack.outbound.redisson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.outbound.redisson.StoreCounts.Kind;
import dev.haystack.outbound.redisson.sealing.Sealing;
import dev.haystack.outbound.redisson.sealing.StateKeys;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.port.meter.Meter;
import dev.haystack.port.outbox.OutboxRecord;
import dev.haystack.port.shared.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StoreCheckTest {

  private static final RedisServer REDIS = RedisServer.started();

  @AfterAll
  static void stop() {
    REDIS.close();
  }

  @BeforeEach
  void fill() {
    REDIS.flush();
    OlderSession.put(REDIS, new SessionId("a"));
    for (int i = 0; i < 130; i++) {
      var _ = REDIS.command("RPUSH", "haystack:{a}:messages", message(i));
    }
    for (int i = 1; i <= 65; i++) {
      var _ =
          REDIS.command(
              "XADD",
              "haystack:{a}:events",
              i + "-0",
              "entry",
              "{\"turn\":\"t\",\"first\":" + i + ",\"event\":{\"kind\":\"ended\"}}");
    }
    var _ =
        REDIS.command(
            "HSET",
            "haystack:{outbox}:records",
            "v",
            "{\"id\":\"v\",\"accepted_at\":\"2026-01-01T00:00:00Z\",\"content\":{}}");
    var _ = REDIS.command("SET", "another:application", "x");
  }

  @Test
  @Tag("OP-10")
  void allIsCountedAndNothingIsChanged() {
    List<String> before = state();

    StoreCounts counts = check();

    assertTrue(counts.isWhole(), counts::toString);
    assertEquals(
        Map.of(
            Kind.SESSION,
            1L,
            Kind.MESSAGE,
            130L,
            Kind.LOG,
            1L,
            Kind.LOG_ENTRY,
            65L,
            Kind.WAITING,
            1L),
        counts.readable());
    assertEquals(before, state());
  }

  @Test
  @Tag("OP-10")
  void whatANewerReleaseWroteOrIsDamagedIsToldAndStays() {
    var _ = REDIS.command("RPUSH", "haystack:{a}:messages", "{\"id\":\"n\",\"role\":\"narrator\"}");
    var _ = REDIS.command("RPUSH", "haystack:{a}:messages", "not JSON");
    var _ = REDIS.command("HSET", "haystack:{a}:session", "persona", "a_newer_one");
    var _ =
        REDIS.command(
            "XADD",
            "haystack:{a}:events",
            "66-0",
            "entry",
            "{\"turn\":\"t\",\"first\":66,\"event\":{\"kind\":\"newer\"}}");
    var _ = REDIS.command("HSET", "haystack:{a}:ui", "line", "l", "version", "1");
    var _ = REDIS.command("HSET", "haystack:{outbox}:records", "w", "{\"id\":\"w\"}");
    var _ = REDIS.command("SET", "haystack:{b}:messages", "of another type");
    List<String> before = state();

    StoreCounts counts = check();

    assertFalse(counts.isWhole());
    assertEquals(
        Map.of(
            "entries of event logs: no reader knows it, or no key opens it", 1L,
            "messages: it is of another type", 1L,
            "messages: no reader knows it, or no key opens it", 2L,
            "page states: it lacks a field", 1L,
            "sessions: damaged: persona", 1L,
            "violations that wait: no reader knows it, or no key opens it", 1L),
        counts.unreadable());
    assertEquals(130, counts.of(Kind.MESSAGE));
    assertEquals(before, state());
  }

  @Test
  void whatIsSealedIsReadByItsKeysAlone() {
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    StateKeys keys = StateKeys.parse("k1:" + key, true);
    RedisUrl url = RedisUrl.parse(REDIS.url());
    try (var connection =
        RedisConnection.open(url, Duration.ofSeconds(2), new Sealing(keys, Meter.NONE))) {
      Instant now = Instant.parse("2026-01-01T00:00:00Z");
      var outbox = new RedissonOutbox(connection, InstantSource.fixed(now), 10);
      var _ = outbox.put(new OutboxRecord("sealed", now, JsonObject.EMPTY));
    }
    List<String> before = state();

    StoreCounts opened = StoreCheck.of(url, Duration.ofSeconds(2), keys);

    assertTrue(opened.isWhole(), opened::toString);
    assertEquals(2, opened.of(Kind.WAITING));
    assertEquals(130, opened.of(Kind.MESSAGE));
    assertEquals(
        Map.of("violations that wait: it does not open with the keys that are set", 1L),
        check().unreadable());
    assertEquals(before, state());
  }

  @Test
  void aSealedSessionIsReadByItsKeysAlone() {
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    StateKeys keys = StateKeys.parse("k1:" + key, true);
    var id = new SessionId("sealed");
    var fields = new SessionFields(new Sealing(keys, Meter.NONE));
    OlderSession.put(REDIS, id, fields.stored(id, OlderSession.FIELDS));

    StoreCounts opened = StoreCheck.of(RedisUrl.parse(REDIS.url()), Duration.ofSeconds(2), keys);

    assertTrue(opened.isWhole(), opened::toString);
    assertEquals(2, opened.of(Kind.SESSION));
    assertEquals(
        Map.of("sessions: it does not open with the keys that are set", 1L), check().unreadable());
  }

  @Test
  void whereNoRedisAnswersThatIsSaid() {
    assertThrows(
        StoreUnavailableException.class,
        () ->
            StoreCheck.of(
                RedisUrl.parse("redis://127.0.0.1:1"), Duration.ofMillis(300), StateKeys.none()));
  }

  private static StoreCounts check() {
    return StoreCheck.of(RedisUrl.parse(REDIS.url()), Duration.ofSeconds(2), StateKeys.none());
  }

  private static String message(int number) {
    return "{\"id\":\"m"
        + number
        + "\",\"role\":\"user\",\"content\":\"hello\",\"at\":\"2026-01-01T00:00:00Z\"}";
  }

  /** Everything that is there. */
  private static List<String> state() {
    return REDIS.keys().stream()
        .flatMap(key -> REDIS.command("DUMP", key).stream().map(value -> key + value))
        .toList();
  }
}

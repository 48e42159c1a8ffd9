package dev.haystack.outbound.redisson;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** One sealed value, where it stands in Redis. */
record SealedValue(String name, Supplier<String> stored, Consumer<String> storing) {

  private static final String SEALED = "sealed";

  String text() {
    return stored.get();
  }

  void put(String text) {
    storing.accept(text);
  }

  static SealedValue ofHash(RedisServer redis, String key, String field) {
    return new SealedValue(
        key + " " + field,
        () -> redis.command("HGET", key, field).getFirst(),
        text -> redis.command("HSET", key, field, text));
  }

  static SealedValue ofMessage(RedisServer redis, SessionId session, int place) {
    String key = SessionKeys.of(session, "messages");
    String index = Integer.toString(place);
    Supplier<String> record = () -> redis.command("LINDEX", key, index).getFirst();
    return new SealedValue(
        key + " " + index,
        () -> sealedIn(record.get()),
        text -> redis.command("LSET", key, index, with(text, record.get())));
  }

  static SealedValue ofEvent(RedisServer redis, SessionId session, int place) {
    String key = SessionKeys.of(session, "events");
    Supplier<List<String>> entries = () -> redis.command("XRANGE", key, "-", "+");
    return new SealedValue(
        key + " " + place,
        () -> sealedIn(entries.get().get(3 * place + 2)),
        text -> rewrite(redis, key, entries.get(), place, entry -> with(text, entry)));
  }

  /** An entry is never changed, so all are written again. */
  private static void rewrite(
      RedisServer redis, String key, List<String> all, int place, UnaryOperator<String> change) {
    redis.command("DEL", key);
    for (int i = 0; i < all.size(); i += 3) {
      String entry = all.get(i + 2);
      redis.command(
          "XADD", key, all.get(i), all.get(i + 1), i == 3 * place ? change.apply(entry) : entry);
    }
  }

  private static String sealedIn(String wrapping) {
    return ((JsonObject) Json.parse(wrapping)).string(SEALED).orElseThrow();
  }

  private static String with(String sealed, String wrapping) {
    return ((JsonObject) Json.parse(wrapping)).with(SEALED, sealed).text();
  }

  /** All texts of a key's value. */
  static List<String> all(RedisServer redis, String key) {
    return switch (redis.command("TYPE", key).getFirst()) {
      case "hash" -> redis.command("HGETALL", key);
      case "list" -> redis.command("LRANGE", key, "0", "-1");
      case "set" -> redis.command("SMEMBERS", key);
      case "zset" -> redis.command("ZRANGE", key, "0", "-1");
      case "stream" -> redis.command("XRANGE", key, "-", "+");
      default -> redis.command("GET", key);
    };
  }
}

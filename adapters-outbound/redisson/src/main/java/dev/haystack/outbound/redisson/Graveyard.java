package dev.haystack.outbound.redisson;

import java.time.Duration;
import java.util.List;

/**
 * The names of what was deleted, without a trace of what it was, for as long as copies of it may
 * come up.
 */
final class Graveyard {

  private static final List<String> KEYS = List.of("haystack:deleted");

  private static final Script BURY =
      Script.over(
          List.of("zset"),
          """
          local time = redis.call('TIME')
          local now = time[1] * 1000 + math.floor(time[2] / 1000)
          redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
          redis.call('ZADD', KEYS[1], now + tonumber(ARGV[1]), ARGV[2])
          if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then
            redis.call('PEXPIRE', KEYS[1], ARGV[1])
          end
          return 1
          """);

  private static final Script CONTAINS =
      Script.over(
          List.of("zset"),
          """
          return redis.call('ZSCORE', KEYS[1], ARGV[1]) and 1 or 0
          """);

  private final Scripts scripts;
  private final Duration kept;

  Graveyard(Scripts scripts, Duration kept) {
    this.scripts = scripts;
    this.kept = kept;
  }

  void bury(String name) {
    var _ = scripts.run(BURY, KEYS, List.of(Long.toString(kept.toMillis()), name));
  }

  boolean contains(String name) {
    return scripts.run(CONTAINS, KEYS, List.of(name)).number() == 1;
  }
}

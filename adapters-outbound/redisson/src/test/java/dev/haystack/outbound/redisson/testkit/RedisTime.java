package dev.haystack.outbound.redisson.testkit;

import java.time.Duration;

/** Lets time pass for what expires in a Redis. */
public final class RedisTime {

  private RedisTime() {}

  /** Lets that much time pass. */
  public static void pass(RedisServer redis, Duration time) {
    for (String key : redis.keys()) {
      long left = Long.parseLong(redis.command("PTTL", key).getFirst());
      if (left >= 0 && left <= time.toMillis()) {
        var _ = redis.command("DEL", key);
      } else if (left >= 0) {
        var _ = redis.command("PEXPIRE", key, Long.toString(left - time.toMillis()));
      }
    }
  }
}

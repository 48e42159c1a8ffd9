package dev.haystack.outbound.memory.planted;

/** Breaks a rule. */
public final class KnowsRedisson {
  Class<?> used() {
    return org.redisson.api.RedissonClient.class;
  }
}

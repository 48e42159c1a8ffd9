package dev.haystack.outbound.redisson;

/** How the servers of a Redis work together. */
public enum RedisTopology {
  /** One server. */
  SINGLE,
  /** A master that sentinels name. */
  SENTINEL,
  /** Several masters that divide the keys. */
  CLUSTER;

  int standardPort() {
    return this == SENTINEL ? 26_379 : 6379;
  }
}

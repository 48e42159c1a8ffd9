package dev.haystack.outbound.redisson;

import java.time.Duration;

/** How long things are kept in Redis, and how many reports wait there. */
public record RedisLimits(Duration sessionTimeout, Duration uiStateTimeToLive, int violationsMax) {}

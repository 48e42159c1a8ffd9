package dev.haystack.outbound.redisson;

import java.time.Duration;

/**
 * How long Redis is waited for, how long things are kept in it, and how many reports wait there.
 *
 * @param timeout the longest that a call takes; over it, Redis is away
 */
public record RedisLimits(
    Duration timeout, Duration sessionTimeout, Duration uiStateTimeToLive, int violationsMax) {}

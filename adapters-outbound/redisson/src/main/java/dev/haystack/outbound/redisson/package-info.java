/**
 * What several nodes share, in Redis, by the library Redisson.
 *
 * <p>{@code RedissonStore} gives the parts of the port ({@code RedissonSharedSessions}, {@code
 * RedissonSharedUiStates}, {@code RedissonEventLog}, {@code RedissonTurnLines}, {@code
 * RedissonOutbox}, {@code RedissonBudgets}, {@code RedissonBus}, {@code RedissonProbe}). Each has
 * its scripts, which do a step in Redis as a whole, its records, which say how a value is stored,
 * and its values, which seal them. {@code Scripts} runs a script: {@code CallJoiner} joins what is
 * asked at once, {@code ScriptSender} alone touches the library, {@code RedisFailures} makes its
 * exceptions the port's.
 *
 * <p>{@code RedisConnection} is made from a {@code RedisUrl}; {@code AddressCheck} sees whether who
 * answers is of that kind. {@code StoreCheck} reads all that a Redis holds.
 */
@NullMarked
package dev.haystack.outbound.redisson;

import org.jspecify.annotations.NullMarked;

/**
 * Whether the shared store is in reach, and what follows from that.
 *
 * <p>{@code Reachability} asks: every call of the store goes through it, and it decides when the
 * store is away and when it is back. {@code ReturnDelay} says for how long it stays away at least,
 * {@code AwayReasons} why it is. {@code StoreChange} is what the tiers are told of it, and {@code
 * ReachHistory} remembers that for those who run the service. {@code Signals} are what nodes tell
 * each other while it is in reach, {@code Ticker} is for what has to be done now and then.
 */
@NullMarked
package dev.haystack.cluster.reach;

import org.jspecify.annotations.NullMarked;

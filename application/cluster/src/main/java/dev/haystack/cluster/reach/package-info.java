/**
 * Whether the shared store is in reach, and what follows from that.
 *
 * <p>{@code Reachability} decides: the first call that fails closes the gate, and a look every
 * fifth of a second opens it again. While it is closed nobody asks the store, so nobody waits for
 * it. {@code ReturnDelay} has a store that goes again soon after its return come back later, {@code
 * StoreChange} says what was found on return: older data, another process, another epoch. {@code
 * AwayReasons} says each reason once; {@code ReachHistory} remembers for health. {@code Signals}
 * hands on what nodes tell each other. {@code Ticker} is the one way to do something again and
 * again: it survives what it calls.
 */
@NullMarked
package dev.haystack.cluster.reach;

import org.jspecify.annotations.NullMarked;

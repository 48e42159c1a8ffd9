/**
 * Where a turn gets its place, and what it tells other nodes: the same for one node and for many.
 *
 * <p>{@code TurnPlaces} gives each {@code TurnClaim} a {@code TurnPlace}; {@code OtherNodes} hears
 * what this node cannot do alone, {@code ThisNode} what others cannot do without it.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.port.turn;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

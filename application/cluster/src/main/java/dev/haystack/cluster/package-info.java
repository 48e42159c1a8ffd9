/**
 * Several nodes as one service: memory over a store that all of them share.
 *
 * <p>{@code Cluster} is the whole of it for everybody else; what it gives are ports. Inside, {@code
 * reach} knows whether the store is there and tells nodes of each other; {@code session}, {@code
 * page}, {@code log} and {@code outbox} bring what this node holds together with what all share,
 * with what they have in common in {@code copy}; {@code line} gives turns their places; {@code
 * budget} counts what all nodes have used for a user.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.cluster;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

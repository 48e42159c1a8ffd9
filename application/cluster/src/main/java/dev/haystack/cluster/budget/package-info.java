/**
 * What all nodes together have used for a user. {@code TieredTokenBudget} counts and decides by
 * what this node has used and what it last heard of the others; its ticker tells what is new.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.cluster.budget;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/**
 * The models of a task, asked one after the other where one fails.
 *
 * <p>{@code ModelChain} says in which order; {@code FallbackModel} is a chain as one turn or work
 * has it, and remembers who answered last; {@code ChainedInference} decides for one inference who
 * is asked next. A {@code SharedModel} is the same in all chains that name it, and its {@code
 * Cooling} remembers how it did.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.application.model;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

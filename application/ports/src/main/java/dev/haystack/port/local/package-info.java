/**
 * A memory that can stand before a shared store: the stores of the core, and what it takes to bring
 * them in line with others.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.port.local;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

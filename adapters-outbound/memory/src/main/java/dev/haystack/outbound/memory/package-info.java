/** The stores of one process: everything in memory, nothing kept for ever. */
@CheckReturnValue
@NullMarked
package dev.haystack.outbound.memory;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/**
 * The chain of an audit trail's lines, by which anybody with its key sees whether a line was
 * changed, taken out, doubled or moved: {@link dev.haystack.domain.trail.ChainEnd} makes the next
 * line, {@link dev.haystack.domain.trail.ChainCheck} reads them one after the other.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.domain.trail;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

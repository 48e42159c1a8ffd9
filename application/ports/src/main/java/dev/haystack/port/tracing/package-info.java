/**
 * What is told of work that goes on, so that its course through several servers can be seen: a
 * {@link dev.haystack.port.tracing.Tracing} gives a place in a trace, a {@link
 * dev.haystack.port.tracing.Span}, under which an {@link dev.haystack.port.tracing.Operation}
 * begins another one. Names and what is told are of closed sets; nothing that anybody said is among
 * them.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.port.tracing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/** The tools: what is offered to whom, what a call does, and what its result leaves behind. */
@NullMarked
@CheckReturnValue
package dev.haystack.application.tool;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

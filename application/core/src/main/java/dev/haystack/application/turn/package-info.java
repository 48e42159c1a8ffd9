/** The turn engine: from a user message to an answer. */
@CheckReturnValue
@NullMarked
package dev.haystack.application.turn;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

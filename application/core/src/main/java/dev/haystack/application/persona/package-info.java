/** The personas and what they may use. */
@CheckReturnValue
@NullMarked
package dev.haystack.application.persona;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

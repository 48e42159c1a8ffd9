/** Finding out who is calling. */
@CheckReturnValue
@NullMarked
package dev.haystack.application.identity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/** Material that may be longer than a model's window: measured, cut into parts, worked through. */
@NullMarked
@CheckReturnValue
package dev.haystack.application.window;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/**
 * Violations on their way: accepted at once, delivered behind the user's back until they arrive.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.application.violation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

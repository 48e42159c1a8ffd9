/**
 * What the core asks of the practice: a tool's call in the caller's name, and a place for reports
 * of violations.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.port.practice;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

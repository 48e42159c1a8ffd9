/**
 * What the core asks of whoever can tell a good token from a bad one, and what adapters that act in
 * a caller's name ask of the core: their lease.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.port.identity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

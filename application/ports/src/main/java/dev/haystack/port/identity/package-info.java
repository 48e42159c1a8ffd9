/** What the core asks of whoever can tell a good token from a bad one. */
@CheckReturnValue
@NullMarked
package dev.haystack.port.identity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

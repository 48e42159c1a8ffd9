/** What the core asks of its stores: sessions, what pages show, and the log of what happened. */
@CheckReturnValue
@NullMarked
package dev.haystack.port.store;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

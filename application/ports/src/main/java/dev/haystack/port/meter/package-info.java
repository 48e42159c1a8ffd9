/** What the core tells whoever counts. */
@CheckReturnValue
@NullMarked
package dev.haystack.port.meter;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/** What a part of the service says of itself. */
@CheckReturnValue
@NullMarked
package dev.haystack.port.health;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

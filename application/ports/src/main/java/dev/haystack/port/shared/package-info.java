/** A store that all nodes share, as a technology hands it in; its parts see each other's writes. */
@CheckReturnValue
@NullMarked
package dev.haystack.port.shared;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

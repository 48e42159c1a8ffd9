/** What it may cost: what is counted for each user. */
@CheckReturnValue
@NullMarked
package dev.haystack.port.budget;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

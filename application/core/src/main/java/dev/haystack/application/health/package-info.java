/** How the service and what it depends on are doing. */
@CheckReturnValue
@NullMarked
package dev.haystack.application.health;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/** What waits to be delivered to the practice, whoever delivers it. */
@CheckReturnValue
@NullMarked
package dev.haystack.port.outbox;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

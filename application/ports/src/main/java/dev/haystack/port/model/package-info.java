/** What the core asks of a chat model: one inference, streamed. */
@CheckReturnValue
@NullMarked
package dev.haystack.port.model;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

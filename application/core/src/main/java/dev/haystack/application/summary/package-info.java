/** Summaries of conversations that clients had with an assistant. */
@NullMarked
@CheckReturnValue
package dev.haystack.application.summary;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/** Stand-ins for a chat model, a practice and a violation sink, without any network. */
@CheckReturnValue
@NullMarked
package dev.haystack.outbound.demo;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

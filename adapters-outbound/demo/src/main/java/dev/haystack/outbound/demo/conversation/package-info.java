/** The rules by which the demo model leads a conversation. */
@CheckReturnValue
@NullMarked
package dev.haystack.outbound.demo.conversation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

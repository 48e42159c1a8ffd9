/** What the model is told: personas' instructions, the page, the conversation. */
@CheckReturnValue
@NullMarked
package dev.haystack.application.prompt;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/**
 * The ports: what the core needs of a chat model, a practice's API, a store and a violation sink.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.application.port;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

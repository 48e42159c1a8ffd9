/**
 * Results of tools that are longer than a model is shown at once: {@code LongResults} says what it
 * is shown and finds the whole again, {@code JsonBorder} where a text may be cut, {@code JsonPath}
 * what is meant by a part of it. Nothing is kept here: the whole results stand in the session.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.application.result;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

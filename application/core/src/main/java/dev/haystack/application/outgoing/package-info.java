/**
 * What the model says on its way out: nothing in it loads anything, runs anything, or hides where
 * it leads. {@code OutputRules} says what may stay, {@code FilteredModel} puts a {@code TextFilter}
 * behind a model; {@code LinkTarget} judges where a link leads, and {@code HtmlTag} what a tag is.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.application.outgoing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/**
 * The writing of a document from a template and a session's transcript.
 *
 * <p>{@code WriteDocument} decides: the review first, then {@code Drafts} has it written by the
 * words of {@code DocumentPrompts}, once more where {@code Coverage} misses one of the template's
 * {@code Headings}. {@code Blanks} fills in what is known, {@code FilledStream} while it streams.
 */
@NullMarked
@CheckReturnValue
package dev.haystack.application.document;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

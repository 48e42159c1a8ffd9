/**
 * The policy on templates: none may ask for a diagnosis, and those that do are reported.
 *
 * <p>{@code ReviewTemplate} decides whether a document may be written; {@code CheckPolicy} finds
 * out, by {@code ObviousRequest} without a model, else by one, of whose answer {@code PolicyAnswer}
 * says whether it counts, and remembers verdicts by content.
 */
@NullMarked
@CheckReturnValue
package dev.haystack.application.policy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

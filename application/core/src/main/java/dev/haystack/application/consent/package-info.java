/**
 * The consent of people to what tools write.
 *
 * <p>{@code ConsentMode} decides whose word is needed, with what {@code ForeignText} says of a
 * turn; {@code Consents} asks and remembers what is open in this process, each a {@code
 * ConsentQuestion} that holds for its arguments alone; {@code AnswerConsent} takes a user's answer
 * to where it is waited for. What waits, and what a model is told, is the turn's ({@code
 * turn.CallConsent}).
 */
@CheckReturnValue
@NullMarked
package dev.haystack.application.consent;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

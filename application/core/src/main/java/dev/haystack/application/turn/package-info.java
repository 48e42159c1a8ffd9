/**
 * The turn engine: from a user message to an answer.
 *
 * <p>{@code RunTurn} takes a message in: {@code ActiveTurns} remembers which turns there are and
 * whether it is one sent again ({@code SentBefore}, {@code RepeatedTurn}), {@code LocalPlaces} over
 * {@code Admission} are the places of one node, {@code Questions} finds what the message continues
 * ({@code Preceding}) and stores it, {@code NoTurn} is why nothing is answered.
 *
 * <p>{@code TurnWork} then works on it, from the acknowledgement to the last event: {@code
 * Pipeline} goes round by {@code ChatGenerator}, {@code ToolCallRouter} and {@code ToolInvoker}. A
 * round's calls are read by {@code MeantCalls}, made ready by {@code ToolPreparation} and run side
 * by side by {@code RoundExecution}, each by {@code CallExecution}, which asks {@code CallConsent}
 * first. {@code TurnScope} is what a turn is about, {@code TurnProgress} what it has brought,
 * {@code Cancellation} ends it, {@code BehindTurns} does what comes after.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.application.turn;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/**
 * What the model is told, in an order that caches hold: what stays first, what changes last. {@code
 * PromptWriter} begins a {@code TurnPrompt}, which writes each of a turn's rounds. {@code
 * HistoryView} knows what of the history is shown, {@code HistoryWindow} decides it, in {@code
 * Passage}s that {@code Conversation} makes of stored messages, each of which it puts into a
 * model's form once; {@code Situation} tells what changes with each turn. {@code OlderHistory} is
 * what is left for a summary.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.application.prompt;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

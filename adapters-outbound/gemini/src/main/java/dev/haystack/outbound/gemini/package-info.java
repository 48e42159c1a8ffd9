/**
 * Chat models behind Google's Gemini API.
 *
 * <p>{@code GeminiChatModel} says what is asked, {@code ModelServer} of {@code outbound.model} how
 * often. {@code RequestBody} writes a request from the {@code Contents} of the conversation and the
 * {@code Declarations} of its tools; {@code Event} is one event of the stream, read whole before
 * the {@code Answer} takes it. {@code ReplyParts} is the form in which a round's parts go back
 * while its turn runs.
 */
@NullMarked
package dev.haystack.outbound.gemini;

import org.jspecify.annotations.NullMarked;

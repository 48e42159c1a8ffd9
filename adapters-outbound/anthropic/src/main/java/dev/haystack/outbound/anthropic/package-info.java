/**
 * Chat models behind Anthropic's messages.
 *
 * <p>{@code AnthropicChatModel} asks, and goes on where the server pauses; {@code ModelServer} of
 * {@code outbound.model} says how often. {@code AlternatingMessages} brings a conversation into the
 * wire's order, {@code AnthropicRequest} writes the request around it. {@code AnthropicAnswer}
 * follows the stream with a {@code StreamEvent} for each event and remembers the {@code Block}s, of
 * which the calls and the state that goes back are made; {@code AnthropicError} says what failed.
 */
@NullMarked
package dev.haystack.outbound.anthropic;

import org.jspecify.annotations.NullMarked;

/**
 * Chat models behind Anthropic's messages.
 *
 * <p>{@code AnthropicChatModel} asks, and goes on where the server pauses; {@code ModelServer} of
 * {@code outbound.model} says how often. {@code Conversation} brings a prompt into messages whose
 * roles alternate, {@code AnthropicRequest} writes the request around them. {@code AnthropicAnswer}
 * follows the stream with a {@code StreamEvent} for each piece and remembers the {@code Block}s, of
 * which the text, the calls and the state that goes back are made; {@code AnthropicError} says what
 * failed.
 */
@NullMarked
package dev.haystack.outbound.anthropic;

import org.jspecify.annotations.NullMarked;

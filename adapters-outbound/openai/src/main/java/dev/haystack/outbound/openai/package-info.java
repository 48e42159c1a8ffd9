/**
 * Chat models behind OpenAI's chat completions and everything compatible with them.
 *
 * <p>{@code OpenAiChatModel} says what is asked, {@code ModelServer} of {@code outbound.model} how
 * often; {@code Attempt} is what one attempt makes. {@code AnswerBody} sees whether a stream came
 * at all and has it cut into events, {@code StreamEvents} knows the last of them, {@code
 * ChunkReader} reads one with the readers of its parts into a {@code Chunk}, and only what was read
 * whole reaches the {@code Answer}, which remembers the text, the end ({@code Ending}) and, in
 * {@code CallAssembly}, the calls. What servers send beside the documented form is understood in
 * these readers and nowhere else; docs/model-servers.md lists it.
 */
@NullMarked
package dev.haystack.outbound.openai;

import org.jspecify.annotations.NullMarked;

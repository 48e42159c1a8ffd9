/**
 * What is said on the wire: messages read from clients, and events and notices written to them.
 *
 * <p>In: {@code ClientMessageDecoder} makes {@code Decoded} of a text. Out: a {@code Dialect} tells
 * one connection of events and notices ({@code StandardDialect}, {@code InspectDialect}, {@code
 * ClassicDialect}), a {@code TurnDialect} the reader of one turn over HTTP ({@code
 * EventSourceDialect}, {@code AgUiDialect}, {@code AiSdkDialect}, {@code OpenAiDialect}). {@code
 * EventText} and {@code NoticeText} are what frames look like, {@code FrameText} writes them.
 */
@NullMarked
package dev.haystack.inbound.protocol;

import org.jspecify.annotations.NullMarked;

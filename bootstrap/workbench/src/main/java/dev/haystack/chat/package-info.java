/**
 * A chat in the terminal: a client of the service's wire and of nothing else.
 *
 * <p>{@code ChatCommand} reads what is typed, {@code ChatSession} sends it and follows the answer
 * by a {@code ChatTurn}; {@code ChatDoor} is the way there, {@code ChatConnection} one socket,
 * {@code ComingBack} the next. {@code ChatPage} is the page that the assistant acts on, {@code
 * ChatDocuments} what is written for it. A {@code ChatView} shows it: {@code ChatPrinter} to
 * people, {@code ChatLines} to scripts.
 */
@NullMarked
package dev.haystack.chat;

import org.jspecify.annotations.NullMarked;

/** A chat in the terminal: a client of the service's WebSocket and of nothing else. */
@NullMarked
package dev.haystack.chat;

import org.jspecify.annotations.NullMarked;

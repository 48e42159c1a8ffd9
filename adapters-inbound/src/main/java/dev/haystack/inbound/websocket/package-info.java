/** The WebSocket door: who may enter, what a message leads to, and how events get out. */
@NullMarked
package dev.haystack.inbound.websocket;

import org.jspecify.annotations.NullMarked;

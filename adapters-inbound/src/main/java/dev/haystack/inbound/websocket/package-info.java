/**
 * The WebSocket door: who may enter, what a message leads to, and how events get out.
 *
 * <p>In the order of a message: {@link dev.haystack.inbound.websocket.SessionSocket} is one socket
 * and puts its parts together; {@link dev.haystack.inbound.websocket.Reception} decodes on the
 * reading thread, answers what needs no store and judges the rate; {@link
 * dev.haystack.inbound.websocket.Inbox} keeps what waits and does it in order; {@link
 * dev.haystack.inbound.websocket.Dialogue} asks who is speaking ({@link
 * dev.haystack.inbound.websocket.Caller} remembers, {@link
 * dev.haystack.inbound.websocket.Admittance} keeps the deadline) and calls the use cases; {@link
 * dev.haystack.inbound.websocket.SessionFeed} follows the session's log; {@link
 * dev.haystack.inbound.websocket.Outbox} holds what waits for the reader and writes it.
 *
 * <p>Where a network lets no WebSocket through, a {@link
 * dev.haystack.inbound.websocket.SessionListener} is a socket that says nothing: all of it is the
 * same, but for its {@link dev.haystack.inbound.websocket.ListeningPeer}, from which the thread of
 * a request takes what is to be written.
 */
@NullMarked
package dev.haystack.inbound.websocket;

import org.jspecify.annotations.NullMarked;

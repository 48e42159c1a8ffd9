/**
 * The strict RFC 6455 server connection that stands beneath the WebSocket protocol.
 *
 * <p>{@code WebSockets} is all of it to others. {@code StrictUpgrader} puts an {@code
 * UpgradingConnection} where the web server would have put its own: {@code HandshakeRules} and then
 * the endpoint judge the {@code Handshake}. A {@code SocketReading} goes on from there: {@code
 * Receiver} reads {@code Frame}s through {@code Incoming}, unmasks ({@code Mask}) and checks them
 * ({@code Utf8Check}) and puts messages together; {@code Outgoing} writes. {@code Heartbeat} and
 * {@code Timer} look for silence, {@code OpenConnections} ends all together, {@code SocketTally}
 * counts.
 */
@NullMarked
package dev.haystack.inbound.rfc6455;

import org.jspecify.annotations.NullMarked;

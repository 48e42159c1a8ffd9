/**
 * HTTP calls to other servers: limits on everything, cancelling by interrupting, one exception.
 *
 * <p>{@code HttpTransport} makes an {@code HttpCall} over a {@code Connection} of the {@code
 * ConnectionPool}, or one that {@code Connector} opens, and gives an {@code Exchange}: {@code
 * AnswerHeadReader} has read its head, {@code Framing} knows how its body ends. A {@code Deadline}
 * closes the connection beneath a call that takes too long, a {@code ConnectionUse} gives its place
 * back once, {@code Failures} makes every failure a {@code TransportException}.
 */
@NullMarked
package dev.haystack.outbound.transport;

import org.jspecify.annotations.NullMarked;

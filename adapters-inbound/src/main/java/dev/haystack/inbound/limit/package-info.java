/**
 * What callers may take of what all share, before it is known who they are: memory for what they
 * send, and connections, sockets and handshakes by the address they come from.
 *
 * <p>{@link dev.haystack.inbound.limit.InboundGuard} holds what one process has of it; {@link
 * dev.haystack.inbound.limit.InboundMemory} and {@link dev.haystack.inbound.limit.WorkMemory}
 * remember bytes, {@link dev.haystack.inbound.limit.AddressCounts} and {@link
 * dev.haystack.inbound.limit.AddressRate} remember addresses, {@link
 * dev.haystack.inbound.limit.ClientAddress} tells them.
 */
@NullMarked
package dev.haystack.inbound.limit;

import org.jspecify.annotations.NullMarked;

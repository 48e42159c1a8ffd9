/** The strict RFC 6455 server connection that stands beneath the WebSocket protocol. */
@NullMarked
package dev.haystack.inbound.rfc6455;

import org.jspecify.annotations.NullMarked;

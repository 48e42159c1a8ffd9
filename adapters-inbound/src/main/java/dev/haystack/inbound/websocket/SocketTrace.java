package dev.haystack.inbound.websocket;

import dev.haystack.inbound.protocol.ClientMessage;
import dev.haystack.inbound.rfc6455.Handshake;
import dev.haystack.port.tracing.Span;
import dev.haystack.port.tracing.TraceContext;
import dev.haystack.port.tracing.Tracing;

/** What the messages of a socket are part of: what each says itself, or else what opened it. */
record SocketTrace(Tracing tracing, TraceContext handshake) {

  static SocketTrace of(Tracing tracing, Handshake handshake) {
    return new SocketTrace(
        tracing,
        handshake.header(TraceContext.NAME).map(TraceContext::parse).orElse(TraceContext.NONE));
  }

  Span of(ClientMessage.Chat chat) {
    return tracing.from(chat.trace().isKnown() ? chat.trace() : handshake);
  }
}

package dev.haystack.inbound.websocket;

import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.inbound.limit.SocketPlace;
import dev.haystack.inbound.limit.TokenGate;
import dev.haystack.inbound.protocol.ClientMessageDecoder;
import dev.haystack.inbound.protocol.Credentials;
import dev.haystack.inbound.protocol.Dialect;
import java.time.InstantSource;

/** What a socket is made of: its handshake's outcome, and what all sockets share. */
record SocketParts(
    SessionId session,
    Dialect dialect,
    boolean inspects,
    Credentials credentials,
    SocketUseCases useCases,
    TokenGate gate,
    SocketSettings settings,
    ClientMessageDecoder decoder,
    InstantSource clock,
    OpenSockets openSockets,
    SocketCounts counts,
    SocketPlace place,
    InboundGuard guard,
    SocketTrace trace) {}

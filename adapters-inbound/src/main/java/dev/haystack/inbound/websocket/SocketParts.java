package dev.haystack.inbound.websocket;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.inbound.limit.SocketPlace;
import dev.haystack.inbound.limit.TokenGate;
import dev.haystack.inbound.protocol.ClientMessageDecoder;
import dev.haystack.inbound.protocol.Credentials;
import dev.haystack.inbound.protocol.Dialect;
import dev.haystack.port.trail.AuditOrigin;
import dev.haystack.port.trail.AuditTrail;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What a socket is made of: its handshake's outcome, and what all sockets share.
 *
 * @param listens whether its client says nothing on it
 * @param after what it wants to be told first, without saying so
 */
record SocketParts(
    SessionId session,
    Dialect dialect,
    boolean inspects,
    boolean listens,
    Optional<LogPosition> after,
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
    AuditOrigin origin,
    SocketTrace trace) {

  /** Is told what happens on the socket; of who only listens, the request has told. */
  AuditTrail trail() {
    return listens ? AuditTrail.NONE : guard.trail();
  }
}

package dev.haystack.inbound.rfc6455;

import dev.haystack.inbound.access.AccessLog;
import dev.haystack.inbound.limit.InboundGuard;

/** What every upgrade of one server shares. */
record Upgrading(
    OpenConnections connections,
    Timer timer,
    WebSocketEndpoint endpoint,
    Limits limits,
    InboundGuard guard,
    AccessLog access,
    SocketTally tally) {}

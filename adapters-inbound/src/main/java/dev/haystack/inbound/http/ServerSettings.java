package dev.haystack.inbound.http;

import dev.haystack.inbound.connection.ConnectionLimits;
import dev.haystack.inbound.limit.ClientAddress;
import dev.haystack.inbound.limit.InboundLimits;
import java.time.Duration;

/**
 * Where the server listens and what it lets a client use.
 *
 * @param connectionsMax TCP connections at once; more are closed at once
 * @param bodyBytesMax the largest request body
 * @param headerBytesMax all headers of a request together
 * @param stillness how long a connection may keep still
 * @param stopGrace how long running requests may take to end when the server stops
 * @param clientAddress tells from where a request comes
 * @param limits what callers may take before it is known who they are
 */
public record ServerSettings(
    String host,
    int port,
    int backlog,
    int connectionsMax,
    int bodyBytesMax,
    int headerBytesMax,
    ConnectionLimits stillness,
    Duration stopGrace,
    ClientAddress clientAddress,
    InboundLimits limits) {

  /** Usual limits for a server at that address. */
  public static ServerSettings at(String host, int port) {
    return new ServerSettings(
        host,
        port,
        1024,
        20_000,
        8 << 20,
        32 << 10,
        ConnectionLimits.DEFAULT,
        Duration.ofSeconds(10),
        ClientAddress.OF_PEER,
        InboundLimits.DEFAULT);
  }
}

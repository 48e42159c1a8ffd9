package dev.haystack.inbound.rfc6455;

import dev.haystack.inbound.rfc6455.Handshake.Reply.Refused;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A request to upgrade, as the web server has read it. */
record UpgradeRequest(String method, String protocolVersion, Handshake handshake) {

  static UpgradeRequest of(ConnectionContext context, HttpPrologue prologue, Headers headers) {
    var values = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(header -> values.put(header.name(), header.allValues()));
    var handshake =
        new Handshake(
            prologue.uriPath().rawPath(),
            values,
            internet(context.remotePeer().address()),
            internet(context.localPeer().address()));
    return new UpgradeRequest(prologue.method().text(), prologue.protocolVersion(), handshake);
  }

  Optional<Refused> refusal() {
    return HandshakeRules.refusal(method, protocolVersion, handshake);
  }

  private static InetSocketAddress internet(SocketAddress address) {
    return address instanceof InetSocketAddress internet
        ? internet
        : InetSocketAddress.createUnresolved("local", 0);
  }
}

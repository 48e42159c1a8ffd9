package dev.haystack.inbound.connection;

import io.helidon.common.uri.UriPath;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpPrologue;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.spi.Http1Upgrader;
import io.helidon.webserver.spi.ServerConnection;

/** Releases an upgraded connection from the watch over requests. */
public record WatchedUpgrader(Http1Upgrader upgrader, ConnectionWatch watch)
    implements Http1Upgrader {

  @Override
  public String supportedProtocol() {
    return upgrader.supportedProtocol();
  }

  @Override
  public ServerConnection upgrade(
      ConnectionContext context, HttpPrologue prologue, WritableHeaders<?> headers) {
    watch
        .find(context.childSocketId())
        .ifPresent(connection -> connection.enter(ConnectionPhase.UPGRADED));
    var target = RequestTarget.of(prologue.uriPath().rawPath(), headers);
    target.host().ifPresent(host -> headers.set(HeaderNames.HOST, host));
    return upgrader.upgrade(context, prologue.withUriPath(UriPath.create(target.path())), headers);
  }
}

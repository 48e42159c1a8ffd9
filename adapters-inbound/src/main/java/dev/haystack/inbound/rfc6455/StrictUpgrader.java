package dev.haystack.inbound.rfc6455;

import io.helidon.http.HttpPrologue;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.websocket.WsConfig;
import io.helidon.webserver.websocket.WsUpgrader;

/** Puts this package's connection where Helidon would put its own. */
final class StrictUpgrader extends WsUpgrader {

  private final Upgrading upgrading;

  StrictUpgrader(Upgrading upgrading) {
    super(WsConfig.create());
    this.upgrading = upgrading;
  }

  @Override
  public ServerConnection upgrade(
      ConnectionContext context, HttpPrologue prologue, WritableHeaders<?> headers) {
    var request = UpgradeRequest.of(context, prologue, headers);
    // the web server holds on to its own copy as long as the connection lives
    headers.clear();
    return new UpgradingConnection(upgrading, request, context, key -> hash(context, key));
  }
}

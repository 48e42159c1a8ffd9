package dev.haystack.inbound.http;

import dev.haystack.inbound.connection.ConnectionLimits;
import dev.haystack.inbound.limit.InboundLimits;
import java.time.Duration;

/** Settings of a service that does not listen long to who was answered already. */
final class BriefLinger {

  private static final ServerSettings USUAL = ServerSettings.at("127.0.0.1", 0);

  private BriefLinger() {}

  static ServerSettings settings() {
    return settings(USUAL.bodyBytesMax(), USUAL.limits());
  }

  static ServerSettings settings(int bodyBytesMax, InboundLimits limits) {
    var usual = USUAL.stillness();
    return new ServerSettings(
        USUAL.host(),
        USUAL.port(),
        USUAL.backlog(),
        USUAL.connectionsMax(),
        bodyBytesMax,
        USUAL.headerBytesMax(),
        new ConnectionLimits(usual.header(), usual.idle(), usual.transfer(), Duration.ofMillis(50)),
        USUAL.stopGrace(),
        USUAL.clientAddress(),
        limits);
  }
}

package dev.haystack.bootstrap;

import dev.haystack.inbound.console.ConsoleMode;
import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.inbound.origin.OriginCheck;
import dev.haystack.inbound.websocket.WebSocketDoor;
import dev.haystack.port.tracing.Tracing;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;

/** Makes the door of the sockets. */
final class SocketDoors {

  private SocketDoors() {}

  static WebSocketDoor of(
      Settings settings,
      UseCases useCases,
      OriginCheck origins,
      InboundGuard guard,
      Tracing tracing,
      InstantSource clock,
      ScheduledExecutorService scheduler) {
    return new WebSocketDoor(
        useCases.ofSockets(),
        settings.sockets().messages(),
        origins,
        settings.identity().isOpen(),
        settings.listener().console() == ConsoleMode.INSPECT,
        guard,
        clock,
        scheduler,
        tracing);
  }
}

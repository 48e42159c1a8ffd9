package dev.haystack.inbound.websocket;

import dev.haystack.application.identity.Identification;
import dev.haystack.domain.session.TurnId;
import dev.haystack.inbound.protocol.Credentials;
import dev.haystack.inbound.protocol.Notice;

/** Follows the session and greets the client: the first work of a socket's inbox. */
record Greeting(
    SocketParts parts, Outbox outbox, Admittance admittance, Watch watch, Caller caller) {

  void give() {
    watch.open();
    switch (caller.identify(Credentials.NONE)) {
      case Identification.Known(var principal) -> {
        boolean shown = watch.isOpenTo(principal.user());
        // one socket too many is closed without a greeting
        admittance.known(principal.user());
        outbox.begin(established(shown));
        if (shown) {
          caller.adopt(principal, Credentials.NONE);
          watch.watchFor(principal.user());
        }
      }
      case Identification.Unknown(var code) -> {
        outbox.begin(established(false));
        admittance.demand(code);
      }
    }
  }

  private Notice established(boolean shown) {
    SocketSettings settings = parts.settings();
    String activeTurn = shown ? watch.activeTurn().map(TurnId::value).orElse("") : "";
    return new Notice.ConnectionEstablished(
        parts.clock().instant(),
        watch.begin(shown),
        settings.heartbeatInterval(),
        settings.messageBytesMax(),
        activeTurn);
  }
}

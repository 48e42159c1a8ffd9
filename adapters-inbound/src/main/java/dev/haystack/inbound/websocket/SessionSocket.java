package dev.haystack.inbound.websocket;

import dev.haystack.application.identity.Identification;
import dev.haystack.domain.session.TurnId;
import dev.haystack.inbound.protocol.Credentials;
import dev.haystack.inbound.protocol.Notice;
import dev.haystack.inbound.rfc6455.CloseCode;
import dev.haystack.inbound.rfc6455.WebSocketConnection;
import dev.haystack.inbound.rfc6455.WebSocketHandler;
import org.jspecify.annotations.Nullable;

/** One socket of one session, from its opening to its end. */
final class SessionSocket implements WebSocketHandler {

  private record Live(OpenSocket socket, Admittance admittance, Watch watch, Dialogue dialogue) {}

  private final SocketParts parts;
  private @Nullable Live live;

  SessionSocket(SocketParts parts) {
    this.parts = parts;
  }

  @Override
  public void opened(WebSocketConnection connection) {
    open(new ConnectionPeer(connection));
  }

  void open(Peer peer) {
    if (!parts.counts().enter()) {
      peer.close(CloseCode.TOO_MANY_CONNECTIONS, "too many connections");
      return;
    }
    SocketSettings settings = parts.settings();
    SocketUseCases useCases = parts.useCases();
    var outbox = new Outbox(peer, parts.dialect(), settings.outbox());
    var admittance = new Admittance(parts.counts(), outbox, settings.authGrace());
    var socket = new OpenSocket(outbox, admittance);
    var watch = new Watch(parts.session(), useCases.followSession(), outbox);
    var caller = new Caller(useCases.identifyCaller(), parts.session(), parts.credentials());
    var dialogue = new Dialogue(parts, outbox, caller, admittance, watch);
    live = new Live(socket, admittance, watch, dialogue);
    parts.openSockets().add(socket);
    greet(outbox, admittance, watch, caller);
  }

  private void greet(Outbox outbox, Admittance admittance, Watch watch, Caller caller) {
    switch (caller.identify(Credentials.NONE)) {
      case Identification.Known(var principal) -> {
        boolean shown = watch.isOpenTo(principal.user());
        outbox.offer(established(watch, shown));
        admittance.known(principal.user());
        if (shown) {
          caller.adopt(principal, Credentials.NONE);
          watch.watchFor(principal.user());
        }
      }
      case Identification.Unknown(var code) -> {
        outbox.offer(established(watch, false));
        admittance.demand(code);
      }
    }
  }

  private Notice established(Watch watch, boolean shown) {
    SocketSettings settings = parts.settings();
    String activeTurn = shown ? watch.activeTurn().map(TurnId::value).orElse("") : "";
    return new Notice.ConnectionEstablished(
        parts.clock().instant(),
        watch.begin(shown),
        settings.heartbeatInterval(),
        settings.messageBytesMax(),
        activeTurn);
  }

  @Override
  public void text(String message) {
    if (live != null) {
      live.dialogue().hear(message);
    }
  }

  @Override
  public void closed() {
    if (live != null) {
      live.watch().close();
      live.socket().outbox().discard();
      parts.openSockets().remove(live.socket());
      live.admittance().close();
    }
  }
}

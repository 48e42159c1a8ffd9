package dev.haystack.inbound.websocket;

import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.origin.OriginCheck;
import dev.haystack.inbound.protocol.ClientMessageDecoder;
import dev.haystack.inbound.protocol.Credentials;
import dev.haystack.inbound.protocol.Notice;
import dev.haystack.inbound.rfc6455.CloseCode;
import dev.haystack.inbound.rfc6455.Handshake;
import dev.haystack.inbound.rfc6455.WebSocketEndpoint;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/** The door at {@code /ws/{session_id}}: who may open a socket, and what is said to all of them. */
public final class WebSocketDoor implements WebSocketEndpoint {

  private final SocketUseCases useCases;
  private final SocketSettings settings;
  private final OriginCheck origins;
  private final boolean open;
  private final InstantSource clock;
  private final ClientMessageDecoder decoder;
  private final OpenSockets openSockets;
  private final SocketCounts counts;

  /**
   * @param open whether callers need no token
   * @param scheduler looks after the open sockets, without blocking
   */
  public WebSocketDoor(
      SocketUseCases useCases,
      SocketSettings settings,
      OriginCheck origins,
      boolean open,
      InstantSource clock,
      ScheduledExecutorService scheduler) {
    this.useCases = useCases;
    this.settings = settings;
    this.origins = origins;
    this.open = open;
    this.clock = clock;
    this.decoder = new ClientMessageDecoder(clock);
    this.openSockets = new OpenSockets(scheduler);
    this.counts = new SocketCounts(settings.socketsPerUserMax(), settings.socketsMax());
  }

  @Override
  public Handshake.Reply accept(Handshake handshake) {
    if (!handshake.path().startsWith(SessionPath.PREFIX)) {
      return Refusal.NOT_FOUND.of(handshake);
    }
    Optional<SessionId> session = SessionPath.read(handshake.path());
    if (session.isEmpty()) {
      return Refusal.BAD_SESSION_ID.of(handshake);
    }
    var words = new HandshakeWords(handshake);
    Credentials credentials = words.credentials();
    Optional<String> refusal = origins.refusal(handshake.origin(), handshake.host());
    if (refusal.isPresent()) {
      return Refusal.FOREIGN_ORIGIN.of(handshake, refusal.get());
    }
    if (handshake.origin().isEmpty() && !open && !credentials.token().isPresent()) {
      return Refusal.NO_TOKEN.of(handshake);
    }
    return new Handshake.Reply.Accepted(
        words.subprotocol(), new SessionSocket(parts(session.get(), words, credentials)));
  }

  /** Tells every client that this server is about to stop. */
  public void goAway(Duration reconnectAfter) {
    openSockets.tell(new Notice.GoingAway(reconnectAfter));
  }

  /**
   * Says whether the shared store is out of reach; clients are told, later ones too, of changes.
   */
  public void degraded(boolean degraded) {
    openSockets.degraded(degraded);
  }

  /** Closes every socket after what waits to be written to it. */
  public void closeAll(CloseCode code) {
    openSockets.end(code, "");
  }

  private SocketParts parts(SessionId session, HandshakeWords words, Credentials credentials) {
    return new SocketParts(
        session,
        words.dialect(session),
        credentials,
        useCases,
        settings,
        decoder,
        clock,
        openSockets,
        counts);
  }
}

package dev.haystack.inbound.websocket;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.inbound.limit.SocketPlace;
import dev.haystack.inbound.limit.TokenGate;
import dev.haystack.inbound.origin.Addressing;
import dev.haystack.inbound.origin.OriginCheck;
import dev.haystack.inbound.origin.OriginRefusal;
import dev.haystack.inbound.protocol.ClientMessageDecoder;
import dev.haystack.inbound.protocol.Credentials;
import dev.haystack.inbound.protocol.Dialect;
import dev.haystack.inbound.protocol.Notice;
import dev.haystack.inbound.rfc6455.CloseCode;
import dev.haystack.inbound.rfc6455.Handshake;
import dev.haystack.inbound.rfc6455.WebSocketEndpoint;
import dev.haystack.port.journal.RequestId;
import dev.haystack.port.journal.RequestScope;
import dev.haystack.port.tracing.TraceContext;
import dev.haystack.port.tracing.Tracing;
import dev.haystack.port.trail.AuditEntry;
import dev.haystack.port.trail.AuditEvent;
import dev.haystack.port.trail.AuditOrigin;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The door at {@code /ws/{session_id}}: who may open a socket, and what is said to all of them. */
public final class WebSocketDoor implements WebSocketEndpoint {

  /** Places of an address are given back any time, so this is a guess. */
  private static final Duration TOO_MANY_WAIT = Duration.ofSeconds(10);

  private final SocketUseCases useCases;
  private final SocketSettings settings;
  private final OriginCheck origins;
  private final boolean open;
  private final boolean mayInspect;
  private final InstantSource clock;
  private final ClientMessageDecoder decoder;
  private final OpenSockets openSockets;
  private final SocketCounts counts;
  private final InboundGuard guard;
  private final Tracing tracing;

  /**
   * @param open whether callers need no token
   * @param mayInspect whether sockets may be told what happens beneath
   * @param guard what this process has for its callers
   * @param scheduler looks after the open sockets, without blocking
   * @param tracing keeps what work their messages caused
   */
  public WebSocketDoor(
      SocketUseCases useCases,
      SocketSettings settings,
      OriginCheck origins,
      boolean open,
      boolean mayInspect,
      InboundGuard guard,
      InstantSource clock,
      ScheduledExecutorService scheduler,
      Tracing tracing) {
    this.tracing = tracing;
    this.useCases = useCases;
    this.settings = settings;
    this.origins = origins;
    this.open = open;
    this.mayInspect = mayInspect;
    this.guard = guard;
    this.clock = clock;
    this.decoder = new ClientMessageDecoder(clock);
    this.openSockets = new OpenSockets(scheduler);
    this.counts = new SocketCounts(settings.socketsPerUserMax(), settings.socketsMax());
  }

  @Override
  public Handshake.Reply accept(Handshake handshake) {
    Duration wait = guard.handshake(peer(handshake), forwarded(handshake));
    if (wait.isPositive()) {
      refused(handshake, AuditEvent.LIMIT_HIT, ErrorCode.RATE_LIMITED);
      return HandshakeRefusal.tooMany(handshake, wait);
    }
    return judge(handshake);
  }

  /** The origin, the token, the path, in this order. */
  private Handshake.Reply judge(Handshake handshake) {
    var words = new HandshakeWords(handshake, mayInspect);
    Credentials credentials = words.credentials();
    if (guard.isAstray(peer(handshake), handshake.headers("X-Forwarded-Proto"))) {
      return HandshakeRefusal.FOREIGN_ORIGIN.of(handshake, InboundGuard.ASTRAY);
    }
    Optional<OriginRefusal> refusal = origins.refusal(addressing(handshake));
    if (refusal.isPresent()) {
      return HandshakeRefusal.of(refusal.get().kind()).of(handshake, refusal.get().words());
    }
    if (handshake.origin().isEmpty() && !open && !credentials.token().isPresent()) {
      guard.tally().tokenRefused(ErrorCode.AUTH_MISSING);
      refused(handshake, AuditEvent.AUTH_REFUSED, ErrorCode.AUTH_MISSING);
      return HandshakeRefusal.NO_TOKEN.of(handshake);
    }
    if (!handshake.path().startsWith(SessionPath.PREFIX)) {
      return HandshakeRefusal.NOT_FOUND.of(handshake);
    }
    Optional<SessionId> session = SessionPath.read(handshake.path());
    if (session.isEmpty()) {
      return HandshakeRefusal.BAD_SESSION_ID.of(handshake);
    }
    return guard
        .socket(peer(handshake), forwarded(handshake))
        .filter(place -> isKnownSoon(credentials) || hasRoom(place))
        .<Handshake.Reply>map(
            place ->
                new Handshake.Reply.Accepted(
                    words.subprotocol(),
                    new SessionSocket(parts(session.get(), words, credentials, place, handshake))))
        .orElseGet(() -> HandshakeRefusal.tooMany(handshake, TOO_MANY_WAIT));
  }

  private void refused(Handshake handshake, AuditEvent event, ErrorCode code) {
    guard.trail().tell(AuditEntry.denied(event, code).from(origin(handshake)));
  }

  /** Where a socket comes from, if the trail is told. */
  private AuditOrigin origin(Handshake handshake) {
    return guard.trail().isKept()
        ? new AuditOrigin(
            SessionPath.PREFIX + "{session_id}",
            guard.client(peer(handshake), forwarded(handshake)),
            handshake.header("User-Agent").orElse(""),
            RequestScope.current().map(RequestId::value).orElse(""))
        : AuditOrigin.UNKNOWN;
  }

  /** Tells somebody what happens in a session; nothing if their address has too many already. */
  public Optional<SessionEvents> listen(SessionListener listener) {
    return guard
        .socket(listener.peer(), listener.forwardedFor())
        .map(
            place ->
                new SessionEvents(
                    new ListeningPeer(listener.cut()), new SessionSocket(parts(listener, place))));
  }

  /** Reads what is said in requests of their own. */
  public ClientMessageDecoder decoder() {
    return decoder;
  }

  /** Tells that user's listeners in the session what became of something said there. */
  public void tell(SessionId session, UserId user, Notice notice) {
    openSockets.tellListeners(session, user, notice);
  }

  private SocketParts parts(SessionListener listener, SocketPlace place) {
    boolean resumes = listener.after().isPresent();
    return new SocketParts(
        listener.session(),
        Dialect.eventSource(listener.session(), resumes),
        false,
        true,
        listener.after(),
        listener.credentials(),
        useCases,
        gate(listener.peer(), listener.forwardedFor()),
        // a newer token cannot be brought on this way
        settings.withoutAuthGrace(),
        decoder,
        clock,
        openSockets,
        counts,
        place,
        guard,
        AuditOrigin.UNKNOWN,
        new SocketTrace(tracing, TraceContext.NONE));
  }

  private static Addressing addressing(Handshake handshake) {
    return new Addressing(
        handshake.headers("Host"),
        handshake.headers("Origin"),
        handshake.headers("Authorization"),
        handshake.headers("Sec-Fetch-Site"));
  }

  private TokenGate gate(InetAddress peer, List<String> forwardedFor) {
    return new TokenGate(useCases.identifyCaller(), guard.badTokens(peer, forwardedFor));
  }

  private boolean isKnownSoon(Credentials credentials) {
    return open || credentials.token().isPresent();
  }

  private static boolean hasRoom(SocketPlace place) {
    if (place.hasRoomForUnknown()) {
      return true;
    }
    place.close();
    return false;
  }

  private static InetAddress peer(Handshake handshake) {
    InetAddress address = handshake.remoteAddress().getAddress();
    return address == null ? InetAddress.getLoopbackAddress() : address;
  }

  private static List<String> forwarded(Handshake handshake) {
    return handshake.headers("X-Forwarded-For");
  }

  /** Tells every client that this server is about to stop, unless it has been told. */
  public void goAway(Duration reconnectAfter) {
    openSockets.sendAway(reconnectAfter);
  }

  /**
   * Sends the clients to other servers: idle ones in waves over the second half of that time, those
   * with a running turn when it ends, be it later. New ones are let in all the same.
   *
   * @param hasTurn whether a turn of the session's runs or waits here
   * @return to be told of sessions of which a turn is over
   */
  public Consumer<SessionId> drain(Duration time, Predicate<SessionId> hasTurn) {
    Instant now = clock.instant();
    Instant begin = now.plus(time.dividedBy(2));
    var drain =
        new SocketDrain(openSockets::staying, hasTurn, begin, now.plus(time), clock, new Random());
    openSockets.drain(drain);
    return drain::turnOver;
  }

  /**
   * Says whether the shared store is out of reach; clients are told, later ones too, of changes.
   */
  public void degraded(boolean degraded) {
    openSockets.degraded(degraded);
  }

  /** How much text waits to be written to all sockets. */
  public long outboxBytes() {
    return openSockets.waitingBytes();
  }

  /** How many listen without a socket. */
  public long listeners() {
    return openSockets.listeners();
  }

  /** Closes every socket after what waits to be written to it. */
  public void closeAll(CloseCode code) {
    openSockets.end(code, "");
  }

  private SocketParts parts(
      SessionId session,
      HandshakeWords words,
      Credentials credentials,
      SocketPlace place,
      Handshake handshake) {
    return new SocketParts(
        session,
        words.dialect(session),
        words.inspects(),
        false,
        Optional.empty(),
        credentials,
        useCases,
        gate(peer(handshake), forwarded(handshake)),
        settings,
        decoder,
        clock,
        openSockets,
        counts,
        place,
        guard,
        origin(handshake),
        SocketTrace.of(tracing, handshake));
  }
}

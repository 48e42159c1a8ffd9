package dev.haystack.inbound.websocket;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.application.consent.AnswerConsent;
import dev.haystack.application.cost.UserLimits;
import dev.haystack.application.cost.UserModels;
import dev.haystack.application.identity.CallerLeases;
import dev.haystack.application.identity.IdentifyCaller;
import dev.haystack.application.policy.Review;
import dev.haystack.application.prompt.PromptLimits;
import dev.haystack.application.session.DeleteSession;
import dev.haystack.application.session.FollowSession;
import dev.haystack.application.session.SessionFollowers;
import dev.haystack.application.session.UpdateUiState;
import dev.haystack.application.turn.ActiveTurns;
import dev.haystack.application.turn.RunTurn;
import dev.haystack.application.turn.StopTurn;
import dev.haystack.application.turn.TurnLimits;
import dev.haystack.application.turn.TurnPorts;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.inbound.access.AccessLog;
import dev.haystack.inbound.limit.ClientAddress;
import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.inbound.limit.InboundLimits;
import dev.haystack.inbound.origin.AllowedOrigins;
import dev.haystack.inbound.origin.OriginCheck;
import dev.haystack.inbound.origin.OwnAddress;
import dev.haystack.inbound.rfc6455.CloseCode;
import dev.haystack.inbound.rfc6455.Handshake;
import dev.haystack.inbound.rfc6455.Limits;
import dev.haystack.inbound.rfc6455.WebSockets;
import dev.haystack.outbound.memory.MemoryEventLog;
import dev.haystack.outbound.memory.MemorySessionStore;
import dev.haystack.outbound.memory.MemoryUiStateStore;
import dev.haystack.port.identity.TokenVerifier;
import dev.haystack.port.meter.Meter;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.model.TextReceiver;
import dev.haystack.port.practice.BackendCall;
import dev.haystack.port.practice.ToolBackend;
import dev.haystack.port.store.Capacity;
import dev.haystack.port.store.EventLog;
import dev.haystack.port.store.SessionStore;
import dev.haystack.port.tracing.Tracing;
import dev.haystack.port.turn.OtherNodes;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The door on a free port, with everything behind it but a real model. */
final class RunningDoor implements AutoCloseable {

  /** A message that is answered by nothing, for as long as it is not stopped. */
  static final String UNTIL_STOPPED = "go on until stopped";

  private static final Duration HOUR = Duration.ofHours(1);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Clock clock = Clock.systemUTC();
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final MemorySessionStore sessions =
      new MemorySessionStore(clock, () -> UUID.randomUUID().toString(), HOUR);
  private final MemoryUiStateStore uiStates = new MemoryUiStateStore(clock, HOUR, 1 << 20);
  private final MemoryEventLog log = new MemoryEventLog(clock, RunningDoor::id);
  private final ActiveTurns turns = new ActiveTurns(scheduler, clock, HOUR);
  private final SessionFollowers followers = new SessionFollowers();
  private final Gate lookUps = new Gate();
  private final Gate replays = new Gate();
  private final FollowSession following;
  private final WebSocketDoor door;
  private final WebSockets webSockets;
  private final WebServer server;

  RunningDoor(SocketSettings settings) {
    this(settings, new InboundGuard(InboundLimits.DEFAULT, ClientAddress.OF_PEER));
  }

  RunningDoor(SocketSettings settings, InboundGuard guard) {
    this(settings, guard, new IdentifyCaller());
  }

  /** With callers who need tokens that end. */
  RunningDoor(SocketSettings settings, TokenVerifier verifier) {
    this(
        settings,
        new InboundGuard(InboundLimits.DEFAULT, ClientAddress.OF_PEER),
        new IdentifyCaller(verifier));
  }

  RunningDoor(SocketSettings settings, InboundGuard guard, IdentifyCaller callers) {
    var ports =
        new TurnPorts(
            new UserModels(new Echo(), UserLimits.none()),
            new NoPractice(),
            sessions,
            uiStates,
            log);
    SessionStore lookedUp = lookUps.before(Set.of("find", "copy"), SessionStore.class, sessions);
    EventLog fetched = replays.before(Set.of("replay"), EventLog.class, log);
    following = new FollowSession(lookedUp, fetched, turns, followers);
    var useCases =
        new SocketUseCases(
            callers,
            new CallerLeases(callers, clock, settings.authGrace()),
            following,
            new RunTurn(
                ports,
                _ -> new Review.Granted(true),
                turns,
                TurnLimits.DEFAULT,
                PromptLimits.DEFAULT,
                clock,
                RunningDoor::id),
            new StopTurn(turns, OtherNodes.NONE),
            new UpdateUiState(lookedUp, uiStates, Capacity.UNBOUNDED, (_, _, _) -> {}),
            new AnswerConsent(ports.consents(), OtherNodes.NONE));
    door =
        new WebSocketDoor(
            useCases,
            settings,
            new OriginCheck(new AllowedOrigins(Set.of(), OwnAddress.LOOPBACK), clock),
            true,
            true,
            guard,
            clock,
            scheduler,
            Tracing.OFF);
    var limits = new Limits(100_000, 16_384, HOUR, HOUR, Duration.ofMillis(300), 1_000);
    webSockets =
        new WebSockets(door, limits, guard, new AccessLog(AccessLog.Wanted.ERRORS, Meter.NONE));
    server =
        WebServer.builder()
            .address(InetAddress.getLoopbackAddress())
            .port(0)
            .shutdownHook(false)
            .addConnectionSelector(webSockets.selector(Http1Config.create()))
            .build()
            .start();
  }

  /** Connects; the headers are names and values in turn. */
  SocketClient connect(String path, String... headers) {
    var client = new SocketClient();
    var builder = HTTP.newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      if (headers[i].equals("Sec-WebSocket-Protocol")) {
        builder.subprotocols(headers[i + 1]);
      } else {
        builder.header(headers[i], headers[i + 1]);
      }
    }
    var uri = URI.create("ws://localhost:" + server.port() + path);
    var _ = builder.buildAsync(uri, client).join();
    return client;
  }

  /** Opens a socket without a network. */
  Visitor visit(String path) {
    var address = InetSocketAddress.createUnresolved("localhost", 1);
    Handshake.Reply reply =
        door.accept(new Handshake(path, Map.of("Host", List.of("localhost")), address, address));
    return new Visitor(
        (SessionSocket) assertInstanceOf(Handshake.Reply.Accepted.class, reply).handler());
  }

  /** What the sockets' look-ups of sessions have to pass. */
  Gate lookUps() {
    return lookUps;
  }

  /** What replays of the log have to pass. */
  Gate replays() {
    return replays;
  }

  FollowSession following() {
    return following;
  }

  MemoryEventLog log() {
    return log;
  }

  ActiveTurns turns() {
    return turns;
  }

  WebSocketDoor door() {
    return door;
  }

  /** Makes the session that user's. */
  void bind(SessionId session, UserId user) {
    var _ =
        sessions.open(session, user, ProfileId.NONE, PersonaType.WEB_ASSISTANT, JsonObject.EMPTY);
  }

  /** What the page of that session has told. */
  JsonObject page(String session) {
    return uiStates.find(new SessionId(session)).orElseThrow().fields();
  }

  boolean delete(String session, UserId user) {
    return new DeleteSession(sessions, uiStates, log, turns, followers, OtherNodes.NONE)
        .delete(new SessionId(session), user);
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  @Override
  public void close() {
    webSockets.shutdown(CloseCode.GOING_AWAY, Duration.ofMillis(50));
    server.stop();
    scheduler.shutdownNow();
  }

  /** Answers each message in two pieces, unless it is to be stopped. */
  private record Echo() implements ChatModel {
    private static void awaitInterruption() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ModelException(ModelFailure.CANCELLED, "interrupted");
      }
    }

    @Override
    public ModelReply generate(ModelRequest request, TextReceiver receiver) {
      if (request.messages().getLast().toString().contains(UNTIL_STOPPED)) {
        awaitInterruption();
      }
      receiver.receive("Hel");
      receiver.receive("lo 😀");
      return new ModelReply("Hello 😀", List.of(), FinishReason.STOP, Usage.NONE, "echo");
    }

    @Override
    public String name() {
      return "echo";
    }
  }

  private record NoPractice() implements ToolBackend {
    @Override
    public ToolResult call(BackendCall call) {
      return new ToolResult.Failure(ToolFailure.BACKEND_DOWN, "there is none");
    }
  }
}

package dev.haystack.inbound.http;

import dev.haystack.application.consent.Consents;
import dev.haystack.application.cost.UserLimits;
import dev.haystack.application.health.ReadHealth;
import dev.haystack.application.identity.CallerLeases;
import dev.haystack.application.identity.IdentifyCaller;
import dev.haystack.application.persona.Personas;
import dev.haystack.application.session.FollowUiState;
import dev.haystack.application.session.OpenSession;
import dev.haystack.application.session.ReadSession;
import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.application.turn.ActiveTurns;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.inbound.access.AccessLog;
import dev.haystack.inbound.console.Console;
import dev.haystack.inbound.console.ConsoleMode;
import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.inbound.origin.AllowedOrigins;
import dev.haystack.inbound.origin.OriginCheck;
import dev.haystack.inbound.origin.OwnAddress;
import dev.haystack.inbound.tls.ServerTls;
import dev.haystack.inbound.websocket.SocketSettings;
import dev.haystack.inbound.websocket.SocketUseCases;
import dev.haystack.inbound.websocket.WebSocketDoor;
import dev.haystack.port.health.Dependency;
import dev.haystack.port.health.HealthStatus;
import dev.haystack.port.meter.Meter;
import dev.haystack.port.tracing.Tracing;
import dev.haystack.port.trail.AuditTrail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** The whole HTTP side on a port of its own, over fakes of the ports. */
final class RunningService implements AutoCloseable {

  static final String PARTNER = "https://app.example.com";

  volatile HealthStatus health = HealthStatus.UP;
  volatile AuditTrail trail = AuditTrail.NONE;

  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final FakedUseCases useCases = new FakedUseCases(scheduler);
  final FakeSessions sessions = useCases.sessions;
  final FakeUiStates uiStates = useCases.uiStates;
  final FakeLog log = useCases.log;
  final FakeModel model = useCases.model;
  final FollowUiState pages = useCases.pages;
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebServerDoor door;
  private final IdentifyCaller callers;
  private final WebSocketDoor sockets;
  private final Optional<Supplier<Optional<String>>> watchers;
  final InboundGuard guard;

  RunningService() {
    this(ServerSettings.at("127.0.0.1", 0));
  }

  RunningService(ServerSettings settings) {
    this(settings, new IdentifyCaller());
  }

  RunningService(ServerSettings settings, IdentifyCaller callers) {
    this(settings, callers, ConsoleMode.OFF);
  }

  RunningService(ServerSettings settings, IdentifyCaller callers, ConsoleMode console) {
    this(settings, callers, console, Optional.empty(), Optional.empty());
  }

  RunningService(ServerTls tls) {
    this(ServerSettings.at("127.0.0.1", 0), tls);
  }

  RunningService(ServerSettings settings, ServerTls tls) {
    this(settings, new IdentifyCaller(), ConsoleMode.OFF, Optional.empty(), Optional.of(tls));
  }

  /** One whose numbers and details are told elsewhere, for that token if there is one. */
  static RunningService watchedApart(Supplier<Optional<String>> token) {
    return new RunningService(
        ServerSettings.at("127.0.0.1", 0),
        new IdentifyCaller(),
        ConsoleMode.OFF,
        Optional.of(token),
        Optional.empty());
  }

  private RunningService(
      ServerSettings settings,
      IdentifyCaller callers,
      ConsoleMode console,
      Optional<Supplier<Optional<String>>> watchers,
      Optional<ServerTls> tls) {
    this.watchers = watchers;
    this.callers = callers;
    guard =
        new InboundGuard(
            settings.limits(),
            settings.clientAddress(),
            false,
            Meter.NONE,
            entry -> trail.tell(entry));
    sockets =
        new WebSocketDoor(
            ofSockets(),
            SocketSettings.DEFAULT,
            origins(),
            true,
            false,
            guard,
            Clock.systemUTC(),
            scheduler,
            Tracing.OFF);
    door =
        WebServerDoor.open(
            settings,
            tls,
            origins(),
            guard,
            new AccessLog(AccessLog.Wanted.ERRORS, Meter.NONE),
            Tracing.OFF,
            routes(),
            Console.of(console, false),
            Optional.empty());
  }

  private static OriginCheck origins() {
    return new OriginCheck(
        new AllowedOrigins(Set.of(PARTNER), OwnAddress.LOOPBACK), Clock.systemUTC());
  }

  private SocketUseCases ofSockets() {
    return new SocketUseCases(
        callers,
        new CallerLeases(callers, Clock.systemUTC(), Duration.ofSeconds(30)),
        useCases.following(),
        useCases.turns(),
        useCases.stops(),
        useCases.uiUpdates(),
        useCases.answers());
  }

  /** What listeners are told. */
  WebSocketDoor sockets() {
    return sockets;
  }

  HttpRoutes routes() {
    return new HttpRoutes(
        callers,
        new CallerLeases(callers, Clock.systemUTC(), Duration.ofSeconds(30)),
        new OpenSession(sessions, UserLimits.none()),
        new ReadSession(sessions, uiStates),
        useCases.deletions(),
        useCases.following(),
        useCases.turns(),
        useCases.stops(),
        useCases.answers(),
        useCases.uiUpdates(),
        pages,
        sockets,
        useCases.summaries(),
        useCases.documents(),
        new Personas(ToolCatalogue.load()),
        new HttpRoutes.ServiceInfo("1.2.3", "node-1", Instant.EPOCH),
        new ReadHealth(
            List.of(() -> new Dependency("model", health, "fake")), () -> false, Clock.systemUTC()),
        new MetricsAccess(
            _ -> new HttpRoutes.MetricsText("text/plain", "numbers"),
            true,
            watchers.orElse(Optional::empty)),
        watchers.isPresent(),
        Frontends.DEFAULT,
        Clock.systemUTC(),
        FakedUseCases::id);
  }

  /** The turns that run or wait. */
  ActiveTurns active() {
    return useCases.active;
  }

  TurnDoor door(boolean stopsOnLeave) {
    return new TurnDoor(useCases.turns(), useCases.following(), useCases.stops(), stopsOnLeave);
  }

  Consents consents() {
    return useCases.consents();
  }

  int port() {
    return door.port();
  }

  WebServerDoor door() {
    return door;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path))
        .timeout(Duration.ofSeconds(20));
  }

  HttpResponse<String> get(String path) {
    return send(request(path));
  }

  HttpResponse<String> post(String path, String body) {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, HttpResponse.BodyHandlers.ofString());
  }

  <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
    try {
      return client.send(request.build(), handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new session of the anonymous user. */
  String open() {
    return json(post("/sessions", "{}")).string("session_id").orElseThrow();
  }

  static JsonObject json(HttpResponse<String> response) {
    return (JsonObject) Json.parse(response.body());
  }

  @Override
  public void close() {
    client.shutdownNow();
    door.close();
    scheduler.shutdownNow();
  }
}

package dev.haystack.inbound.http;

import dev.haystack.application.cache.ContentCache;
import dev.haystack.application.consent.AnswerConsent;
import dev.haystack.application.consent.ConsentMode;
import dev.haystack.application.consent.Consents;
import dev.haystack.application.cost.UserLimits;
import dev.haystack.application.cost.UserModels;
import dev.haystack.application.cost.UserWork;
import dev.haystack.application.document.DocumentLimits;
import dev.haystack.application.document.WriteDocument;
import dev.haystack.application.health.ReadHealth;
import dev.haystack.application.identity.CallerLeases;
import dev.haystack.application.identity.IdentifyCaller;
import dev.haystack.application.persona.Personas;
import dev.haystack.application.policy.CheckPolicy;
import dev.haystack.application.policy.Review;
import dev.haystack.application.policy.ReviewTemplate;
import dev.haystack.application.policy.UncheckedRule;
import dev.haystack.application.prompt.PromptLimits;
import dev.haystack.application.session.DeleteSession;
import dev.haystack.application.session.FollowSession;
import dev.haystack.application.session.FollowUiState;
import dev.haystack.application.session.OpenSession;
import dev.haystack.application.session.ReadSession;
import dev.haystack.application.session.SessionFollowers;
import dev.haystack.application.session.UpdateUiState;
import dev.haystack.application.summary.SummarizeConversations;
import dev.haystack.application.summary.SummaryLimits;
import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.application.turn.ActiveTurns;
import dev.haystack.application.turn.LocalPlaces;
import dev.haystack.application.turn.RunTurn;
import dev.haystack.application.turn.StopTurn;
import dev.haystack.application.turn.TurnLimits;
import dev.haystack.application.turn.TurnPorts;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.domain.violation.Violation;
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
import dev.haystack.port.practice.ToolBackend;
import dev.haystack.port.tracing.Tracing;
import dev.haystack.port.trail.AuditTrail;
import dev.haystack.port.turn.OtherNodes;
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
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** The whole HTTP side on a port of its own, over fakes of the ports. */
final class RunningService implements AutoCloseable {

  static final String PARTNER = "https://app.example.com";

  final FakeSessions sessions = new FakeSessions();
  final FakeUiStates uiStates = new FakeUiStates();
  final FakeLog log = new FakeLog();
  final FakeModel model = new FakeModel();
  final List<Violation> violations = new CopyOnWriteArrayList<>();
  volatile HealthStatus health = HealthStatus.UP;
  volatile AuditTrail trail = AuditTrail.NONE;

  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final ActiveTurns active =
      new ActiveTurns(scheduler, Clock.systemUTC(), Duration.ofSeconds(60));
  private final SessionFollowers followers = new SessionFollowers();
  private final Consents consents = new Consents(ConsentMode.USER, Clock.systemUTC());
  final FollowUiState pages = new FollowUiState(uiStates, OtherNodes.NONE);
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
            useCases(),
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

  private SocketUseCases useCases() {
    return new SocketUseCases(
        callers,
        new CallerLeases(callers, Clock.systemUTC(), Duration.ofSeconds(30)),
        following(),
        turns(),
        new StopTurn(active),
        new UpdateUiState(sessions, uiStates, _ -> true, pages::changed),
        new AnswerConsent(consents, OtherNodes.NONE));
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
        new DeleteSession(sessions, uiStates, log, active, followers),
        following(),
        turns(),
        new StopTurn(active),
        new AnswerConsent(consents, OtherNodes.NONE),
        new UpdateUiState(sessions, uiStates, _ -> true, pages::changed),
        pages,
        sockets,
        new SummarizeConversations(
            work(), SummaryLimits.under(PromptLimits.DEFAULT.tokensMax()), Clock.systemUTC()),
        documents(),
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
        RunningService::id);
  }

  private HttpRoutes.DocumentWriting documents() {
    var check =
        new CheckPolicy(
            new UserModels(model, UserLimits.none()),
            new ContentCache<>(Clock.systemUTC(), 100, Duration.ofMinutes(1)));
    var review =
        new ReviewTemplate(
            check,
            UncheckedRule.FAIL_CLOSED,
            violations::add,
            Clock.systemUTC(),
            RunningService::id);
    return new HttpRoutes.DocumentWriting(
        new WriteDocument(work(), review, DocumentLimits.DEFAULT, 100_000, Clock.systemUTC()),
        Duration.ofSeconds(20));
  }

  private UserWork work() {
    return new UserWork(
        new UserModels(model, UserLimits.none()),
        LocalPlaces.of(TurnLimits.DEFAULT),
        Clock.systemUTC(),
        RunningService::id);
  }

  /** Where users are asked. */
  Consents consents() {
    return consents;
  }

  FollowSession following() {
    return new FollowSession(sessions, log, active, followers);
  }

  RunTurn turns() {
    ToolBackend backend = _ -> new ToolResult.Success(JsonArray.EMPTY);
    return new RunTurn(
        new TurnPorts(
            new UserModels(model, UserLimits.none()),
            new UserModels(model, UserLimits.none()),
            backend,
            sessions,
            uiStates,
            log,
            Meter.NONE,
            consents,
            AuditTrail.NONE),
        _ -> new Review.Granted(true),
        active,
        TurnLimits.DEFAULT,
        PromptLimits.DEFAULT,
        Clock.systemUTC(),
        RunningService::id);
  }

  /** The turns that run or wait. */
  ActiveTurns active() {
    return active;
  }

  TurnDoor door(boolean stopsOnLeave) {
    return new TurnDoor(turns(), following(), new StopTurn(active), stopsOnLeave);
  }

  private static String id() {
    return UUID.randomUUID().toString();
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

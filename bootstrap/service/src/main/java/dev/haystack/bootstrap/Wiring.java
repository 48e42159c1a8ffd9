package dev.haystack.bootstrap;

import dev.haystack.application.cost.RequestRate;
import dev.haystack.application.health.ReadHealth;
import dev.haystack.application.session.SessionFollowers;
import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.application.turn.ActiveTurns;
import dev.haystack.bootstrap.Watchdog.Pulse;
import dev.haystack.inbound.access.AccessLog;
import dev.haystack.inbound.console.Console;
import dev.haystack.inbound.http.AdminDoor;
import dev.haystack.inbound.http.HttpRoutes;
import dev.haystack.inbound.http.ListenerLook;
import dev.haystack.inbound.http.WebServerDoor;
import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.inbound.origin.OriginCheck;
import dev.haystack.inbound.rfc6455.CloseCode;
import dev.haystack.inbound.rfc6455.WebSockets;
import dev.haystack.inbound.websocket.WebSocketDoor;
import dev.haystack.outbound.transport.TransportLimits;
import dev.haystack.port.health.Dependency;
import dev.haystack.port.task.PeriodicTask;
import dev.haystack.port.tracing.Tracing;
import dev.haystack.port.trail.AuditTrail;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The running service: all of its parts, made here and nowhere else. */
final class Wiring implements AutoCloseable {

  private static final Duration RECONNECT_AFTER = Duration.ofSeconds(1);
  private static final Duration SOCKETS_END_MAX = Duration.ofSeconds(2);
  private static final Duration VIOLATIONS_END_LEAST = Duration.ofSeconds(1);
  private static final Duration SOCKETS_CUT_AFTER = Duration.ofMillis(500);

  private final Settings settings;
  private final InForce inForce;
  private final Closing closing;
  private final InstantSource clock;
  private final Stopping stopping;
  private final Stores stores;
  private final ActiveTurns turns;
  private final Violations violations;
  private final Pulse schedulerPulse =
      new Pulse("what is planned has not been done for half a minute.");
  private final Metrics metrics;
  private final IdentitySource identity;
  private final InboundGuard guard;
  private final Optional<CertificateWatch> certificate;
  private final WebSocketDoor socketDoor;
  private final WebSockets sockets;
  private final WebServerDoor server;
  private final Optional<AdminDoor> admin;

  private final Audit audit;

  private Wiring(Settings settings, InstantSource clock, Closing closing) {
    this.settings = settings;
    this.closing = closing;
    this.clock = clock;
    ScheduledExecutorService scheduler = closing.with(new ToldScheduler("scheduler"));
    inForce = new InForce(ReloadableSettings.of(settings));
    metrics = Metrics.of(ToolCatalogue.load());
    Tracing tracing = Traces.open(settings, metrics, closing);
    var trail = new LaterTrail();
    var around =
        new Surroundings(
            clock,
            metrics.meter(),
            TransportLimits.defaults().connect(),
            closing,
            inForce::secret,
            trail);
    var _ = scheduler.scheduleAtFixedRate(schedulerPulse::beat, 0, 1, TimeUnit.SECONDS);
    var followers = new SessionFollowers();
    stores =
        Stores.of(
            settings.stores(),
            settings.violations().outbox(),
            settings.stores().shared().map(wanted -> wanted.opening().open(around)),
            () -> inForce.get().users(),
            clock,
            followers::reset,
            tracing,
            trail,
            closing);
    var rate = new RequestRate(() -> inForce.get().users().requestsPerMinuteMax(), clock);
    stores.sweepBy(scheduler, rate::removeExpired);
    audit = trail.opened(Audit.of(settings, stores.node(), metrics, scheduler, clock, closing));
    identity = IdentitySource.of(settings.identity(), scheduler, clock, closing);
    var outside = Outside.of(settings, around);
    turns =
        new ActiveTurns(
            scheduler,
            clock,
            () -> inForce.get().turns().detachedMax(),
            stores::isWatchedElsewhere);
    stopping = new Stopping(turns::tally);
    violations = Violations.of(settings, stores, outside, clock, tracing);
    var useCases =
        UseCases.of(
            settings,
            () -> inForce.get().turns(),
            identity.callers(),
            stores,
            outside,
            violations,
            metrics.meter(),
            audit.trail(),
            rate,
            turns,
            followers,
            clock);
    var origins = new OriginCheck(() -> inForce.get().origins(), clock);
    certificate = CertificateWatch.of(settings.listener().tls(), scheduler, clock);
    metrics.ofCertificate(certificate);
    guard = audit.guard(settings.listener(), metrics.meter());
    metrics.ofSummaries(useCases.runTurn().summaries());
    metrics.ofGuard(guard);
    metrics.ofTokens(identity.callers().tally(), identity.verifier());
    socketDoor = SocketDoors.of(settings, useCases, origins, guard, tracing, clock, scheduler);
    stores.start(socketDoor::degraded);
    var access = new AccessLog(settings.log().access(), metrics.meter());
    sockets = new WebSockets(socketDoor, settings.sockets().connection(), guard, access);
    metrics.ofSockets(sockets.tally(), socketDoor::outboxBytes, socketDoor::listeners);
    metrics.ofStore(stores.cluster());
    metrics.ofProcess(stopping::isBegun, clock.instant());
    var routes =
        useCases.ofHttp(
            settings,
            socketDoor,
            health(useCases, outside, scheduler),
            new HttpRoutes.ServiceInfo(Build.packaged().version(), stores.node(), clock.instant()),
            Administration.metrics(settings.listener().watchers(), inForce, metrics),
            clock);
    server =
        closing.with(
            WebServerDoor.open(
                settings.server(),
                certificate.map(CertificateWatch::tls),
                origins,
                guard,
                access,
                tracing,
                routes,
                Console.of(settings.listener().console(), !settings.identity().isOpen()),
                Optional.of(sockets)));
    admin = Administration.open(settings.listener(), routes, access, clock, closing);
    violations.delivery().start();
  }

  /** Starts the service; it serves when this returns. */
  static Wiring start(Settings settings, InstantSource clock) {
    var closing = new Closing();
    try {
      var service = new Wiring(settings, clock, closing);
      StartWords.tell(settings);
      return service;
    } catch (RuntimeException | Error e) {
      // nobody else has what was made by then
      closing.close();
      throw e;
    }
  }

  private ReadHealth health(
      UseCases useCases, Outside outside, ScheduledExecutorService scheduler) {
    var health =
        new ReadHealth(
            Stream.of(
                    List.<Supplier<Dependency>>of(
                        () -> stopping.health(stores.place()),
                        useCases::engineHealth,
                        outside::backendHealth,
                        violations::health),
                    outside.models().health(),
                    identity.health(),
                    audit.health(),
                    stores.health(),
                    certificate.stream().<Supplier<Dependency>>map(it -> it::health).toList())
                .flatMap(List::stream)
                .toList(),
            this::isStopping,
            clock);
    // so that it is known since when
    var look = PeriodicTask.of("looking at health", health::look);
    var _ = scheduler.scheduleWithFixedDelay(look, 1, 1, TimeUnit.SECONDS);
    metrics.ofHealth(health);
    metrics.ofViolations(violations.delivery(), violations.tally());
    metrics.ofNode(turns::count, sockets::openCount, () -> stores.local().sessions().size());
    return health;
  }

  Stores stores() {
    return stores;
  }

  ActiveTurns turns() {
    return turns;
  }

  WebSockets sockets() {
    return sockets;
  }

  /** How callers are identified. */
  String callers() {
    return identity.words().get();
  }

  AuditTrail trail() {
    return audit.trail();
  }

  InForce inForce() {
    return inForce;
  }

  Optional<CertificateWatch> certificate() {
    return certificate;
  }

  Metrics metrics() {
    return metrics;
  }

  /** The port that it listens on. */
  int port() {
    return server.port();
  }

  /** The port of those who watch, if they have one. */
  Optional<Integer> adminPort() {
    return admin.map(AdminDoor::port);
  }

  /** Whether connections are answered, as far as one can see. */
  ListenerLook look() {
    return server.look();
  }

  /** Beats as long as what is planned is done. */
  Pulse schedulerPulse() {
    return schedulerPulse;
  }

  /** Whether it was told to end. */
  boolean isStopping() {
    return stopping.isBegun();
  }

  /** All that can be asked over HTTP, each as its method and path. */
  List<String> routes() {
    return server.routes();
  }

  /** Sends clients elsewhere for as long as is set; whoever comes meanwhile is served. */
  void drain() {
    Duration time = settings.listener().drain();
    if (time.isPositive() && stopping.drain(turns.count())) {
      turns.whenOver(socketDoor.drain(time, turns::isActive));
      try {
        Thread.sleep(time);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Lets running turns end within their grace, then ends everything. */
  @Override
  public void close() {
    stopping.end();
    Instant end = clock.instant().plus(settings.server().stopGrace());
    server.stopListening();
    if (stopping.drain(turns.count())) {
      socketDoor.goAway(RECONNECT_AFTER);
    }
    turns.shutDown(settings.server().stopGrace());
    // those whose turn has not ended by itself
    socketDoor.goAway(RECONNECT_AFTER);
    socketDoor.closeAll(CloseCode.RESTART);
    // what waits to be written goes out before the close frames; those that do not read are cut
    var _ = sockets.awaitNone(SOCKETS_END_MAX);
    sockets.shutdown(CloseCode.RESTART, SOCKETS_CUT_AFTER);
    server.close();
    // the last turn may have used up the grace, and may have reported something
    Instant least = clock.instant().plus(VIOLATIONS_END_LEAST);
    violations.finish(end.isAfter(least) ? end : least);
    closing.close();
    stopping.tellEnd();
  }
}

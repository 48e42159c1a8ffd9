package dev.haystack.bootstrap;

import dev.haystack.application.cache.ContentCache;
import dev.haystack.application.consent.AnswerConsent;
import dev.haystack.application.consent.Consents;
import dev.haystack.application.cost.LimitReport;
import dev.haystack.application.cost.RequestRate;
import dev.haystack.application.cost.UserLimits;
import dev.haystack.application.cost.UserModels;
import dev.haystack.application.cost.UserWork;
import dev.haystack.application.document.WriteDocument;
import dev.haystack.application.health.ReadHealth;
import dev.haystack.application.identity.CallerLeases;
import dev.haystack.application.identity.IdentifyCaller;
import dev.haystack.application.meter.MeteredEventLog;
import dev.haystack.application.meter.MeteredSessionStore;
import dev.haystack.application.model.ModelChain;
import dev.haystack.application.persona.Personas;
import dev.haystack.application.policy.CheckPolicy;
import dev.haystack.application.policy.PolicyOutcome;
import dev.haystack.application.policy.ReviewTemplate;
import dev.haystack.application.session.DeleteSession;
import dev.haystack.application.session.FollowSession;
import dev.haystack.application.session.FollowUiState;
import dev.haystack.application.session.NodeSessions;
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
import dev.haystack.application.violation.ReportViolation;
import dev.haystack.domain.violation.Violation;
import dev.haystack.inbound.http.HttpRoutes;
import dev.haystack.inbound.http.MetricsAccess;
import dev.haystack.inbound.websocket.SocketUseCases;
import dev.haystack.inbound.websocket.WebSocketDoor;
import dev.haystack.port.health.Dependency;
import dev.haystack.port.health.HealthStatus;
import dev.haystack.port.meter.Meter;
import dev.haystack.port.trail.AuditTrail;
import dev.haystack.port.turn.TurnPlaces;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The use cases over their ports. */
record UseCases(
    IdentifyCaller identifyCaller,
    CallerLeases leases,
    OpenSession openSession,
    ReadSession readSession,
    DeleteSession deleteSession,
    FollowSession followSession,
    RunTurn runTurn,
    StopTurn stopTurn,
    AnswerConsent answerConsent,
    UpdateUiState updateUiState,
    FollowUiState followUiState,
    SummarizeConversations summarizeConversations,
    ReportViolation reportViolation,
    WriteDocument writeDocument) {

  private static final int VERDICTS_MAX = 10_000;

  /** Those that messages on a socket lead to. */
  SocketUseCases ofSockets() {
    return new SocketUseCases(
        identifyCaller, leases, followSession, runTurn, stopTurn, updateUiState, answerConsent);
  }

  /** All that can be asked by HTTP. */
  HttpRoutes ofHttp(
      Settings settings,
      WebSocketDoor sockets,
      ReadHealth health,
      HttpRoutes.ServiceInfo info,
      MetricsAccess metrics,
      InstantSource clock) {
    return new HttpRoutes(
        identifyCaller,
        leases,
        openSession,
        readSession,
        deleteSession,
        followSession,
        runTurn,
        stopTurn,
        answerConsent,
        updateUiState,
        followUiState,
        sockets,
        summarizeConversations,
        new HttpRoutes.DocumentWriting(writeDocument, settings.documents().timeMax()),
        new Personas(ToolCatalogue.load()),
        info,
        health,
        metrics,
        settings.listener().watchers().admin().isPresent(),
        settings.frontends(),
        clock,
        UseCases::id);
  }

  static UseCases of(
      Settings settings,
      Supplier<TurnLimits> limits,
      IdentifyCaller identifyCaller,
      Stores stores,
      Outside outside,
      Violations violations,
      Meter meter,
      AuditTrail trail,
      RequestRate rate,
      ActiveTurns turns,
      SessionFollowers followers,
      InstantSource clock) {
    var userLimits =
        new UserLimits(rate, stores.capacity(), stores.budget(), clock, new LimitReport(meter));
    Models models = outside.models();
    var sessions = new MeteredSessionStore(stores.sessions(), meter);
    var consents = new Consents(settings.consent(), clock);
    var ports =
        new TurnPorts(
            models.ofTurns(userLimits),
            models.ofTask(models.summary(), userLimits),
            outside.backend(),
            sessions,
            stores.uiStates(),
            new MeteredEventLog(stores.log(), meter),
            meter,
            consents,
            trail);
    var review =
        review(
            settings,
            models.ofTask(models.policyCheck(), userLimits),
            violations.report(),
            meter,
            trail,
            clock);
    var followUiState = new FollowUiState(stores.uiStates(), stores.others());
    stores.cluster().ifPresent(node -> node.hearUiStates(followUiState::changedElsewhere));
    var stopTurn = new StopTurn(turns, stores.others());
    var deleteSession =
        new DeleteSession(
            sessions, stores.uiStates(), stores.log(), turns, followers, stores.others());
    TurnPlaces places =
        stores
            .cluster()
            .map(
                node ->
                    node.places(
                        LocalPlaces.beforeOthers(limits),
                        () -> limits.get().inFlightPerUserMax(),
                        new NodeSessions(turns, followers, consents),
                        ports.log()))
            .orElseGet(() -> LocalPlaces.of(limits));
    Function<ModelChain, UserWork> work =
        chain -> new UserWork(models.ofTask(chain, userLimits), places, clock, UseCases::id);
    return new UseCases(
        identifyCaller,
        new CallerLeases(identifyCaller, clock, settings.sockets().messages().authGrace()),
        new OpenSession(sessions, userLimits),
        new ReadSession(sessions, stores.uiStates()),
        deleteSession,
        new FollowSession(sessions, stores.log(), turns, followers),
        new RunTurn(
            ports, review::review, turns, places, limits, settings.prompts(), clock, UseCases::id),
        stopTurn,
        new AnswerConsent(consents, stores.others()),
        new UpdateUiState(sessions, stores.uiStates(), stores.capacity(), followUiState::changed),
        followUiState,
        new SummarizeConversations(
            work.apply(models.summary()),
            SummaryLimits.under(settings.prompts().tokensMax()),
            clock),
        violations.report(),
        new WriteDocument(
            work.apply(models.document()),
            review,
            settings.documents().limits(),
            settings.prompts().tokensMax(),
            clock.withZone(settings.documents().zone().orElseGet(ZoneId::systemDefault)),
            meter));
  }

  /** The turn engine as health shows it. */
  Dependency engineHealth() {
    return new Dependency("turn_engine", HealthStatus.UP, String.join(" -> ", runTurn.parts()));
  }

  private static ReviewTemplate review(
      Settings settings,
      UserModels models,
      ReportViolation report,
      Meter meter,
      AuditTrail trail,
      InstantSource clock) {
    var verdicts =
        new ContentCache<PolicyOutcome.Verdict>(clock, VERDICTS_MAX, Duration.ofHours(1));
    return new ReviewTemplate(
        new CheckPolicy(models, verdicts),
        settings.documents().unchecked(),
        Optional.<Consumer<Violation>>of(report::report)
            .filter(_ -> settings.violations().isReported()),
        clock,
        UseCases::id,
        meter,
        trail);
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }
}

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
import dev.haystack.application.policy.CheckPolicy;
import dev.haystack.application.policy.Review;
import dev.haystack.application.policy.ReviewTemplate;
import dev.haystack.application.policy.UncheckedRule;
import dev.haystack.application.prompt.PromptLimits;
import dev.haystack.application.session.DeleteSession;
import dev.haystack.application.session.FollowSession;
import dev.haystack.application.session.FollowUiState;
import dev.haystack.application.session.SessionFollowers;
import dev.haystack.application.session.UpdateUiState;
import dev.haystack.application.summary.SummarizeConversations;
import dev.haystack.application.summary.SummaryLimits;
import dev.haystack.application.turn.ActiveTurns;
import dev.haystack.application.turn.LocalPlaces;
import dev.haystack.application.turn.RunTurn;
import dev.haystack.application.turn.StopTurn;
import dev.haystack.application.turn.TurnLimits;
import dev.haystack.application.turn.TurnPorts;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.port.meter.Meter;
import dev.haystack.port.practice.ToolBackend;
import dev.haystack.port.trail.AuditTrail;
import dev.haystack.port.turn.OtherNodes;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;

/** What the doors reach, over fakes of the ports. */
final class FakedUseCases {

  final FakeSessions sessions = new FakeSessions();
  final FakeUiStates uiStates = new FakeUiStates();
  final FakeLog log = new FakeLog();
  final FakeModel model = new FakeModel();
  final FollowUiState pages = new FollowUiState(uiStates, OtherNodes.NONE);
  final ActiveTurns active;
  private final SessionFollowers followers = new SessionFollowers();
  private final Consents consents = new Consents(ConsentMode.USER, Clock.systemUTC());

  FakedUseCases(ScheduledExecutorService scheduler) {
    active = new ActiveTurns(scheduler, Clock.systemUTC(), Duration.ofSeconds(60));
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
        FakedUseCases::id);
  }

  StopTurn stops() {
    return new StopTurn(active, OtherNodes.NONE);
  }

  DeleteSession deletions() {
    return new DeleteSession(sessions, uiStates, log, active, followers, OtherNodes.NONE);
  }

  UpdateUiState uiUpdates() {
    return new UpdateUiState(sessions, uiStates, _ -> true, pages::changed);
  }

  AnswerConsent answers() {
    return new AnswerConsent(consents, OtherNodes.NONE);
  }

  SummarizeConversations summaries() {
    return new SummarizeConversations(
        work(), SummaryLimits.under(PromptLimits.DEFAULT.tokensMax()), Clock.systemUTC());
  }

  HttpRoutes.DocumentWriting documents() {
    var check =
        new CheckPolicy(
            new UserModels(model, UserLimits.none()),
            new ContentCache<>(Clock.systemUTC(), 100, Duration.ofMinutes(1)));
    var review =
        new ReviewTemplate(
            check, UncheckedRule.FAIL_CLOSED, _ -> {}, Clock.systemUTC(), FakedUseCases::id);
    return new HttpRoutes.DocumentWriting(
        new WriteDocument(work(), review, DocumentLimits.DEFAULT, 100_000, Clock.systemUTC()),
        Duration.ofSeconds(20));
  }

  private UserWork work() {
    return new UserWork(
        new UserModels(model, UserLimits.none()),
        LocalPlaces.of(TurnLimits.DEFAULT),
        Clock.systemUTC(),
        FakedUseCases::id);
  }

  static String id() {
    return UUID.randomUUID().toString();
  }

  Consents consents() {
    return consents;
  }
}

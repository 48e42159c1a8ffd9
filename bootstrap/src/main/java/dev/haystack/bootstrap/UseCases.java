package dev.haystack.bootstrap;

import dev.haystack.application.identity.IdentifyCaller;
import dev.haystack.application.session.DeleteSession;
import dev.haystack.application.session.FollowSession;
import dev.haystack.application.session.OpenSession;
import dev.haystack.application.session.ReadSession;
import dev.haystack.application.session.SessionFollowers;
import dev.haystack.application.session.UpdateUiState;
import dev.haystack.application.summary.SummarizeConversations;
import dev.haystack.application.summary.SummaryLimits;
import dev.haystack.application.turn.ActiveTurns;
import dev.haystack.application.turn.RunTurn;
import dev.haystack.application.turn.StopTurn;
import dev.haystack.application.turn.TurnPorts;
import dev.haystack.application.violation.Doorbell;
import dev.haystack.application.violation.ReportViolation;
import dev.haystack.application.violation.ViolationTally;
import java.time.InstantSource;
import java.util.UUID;

/** The use cases over their ports. */
record UseCases(
    IdentifyCaller identifyCaller,
    OpenSession openSession,
    ReadSession readSession,
    DeleteSession deleteSession,
    FollowSession followSession,
    RunTurn runTurn,
    StopTurn stopTurn,
    UpdateUiState updateUiState,
    SummarizeConversations summarizeConversations,
    ReportViolation reportViolation) {

  static UseCases of(
      Settings settings, Stores stores, Outside outside, ActiveTurns turns, InstantSource clock) {
    var followers = new SessionFollowers();
    var sessions = stores.sessions();
    var ports =
        new TurnPorts(
            outside.model(), outside.backend(), sessions, stores.uiStates(), stores.log());
    return new UseCases(
        new IdentifyCaller(),
        new OpenSession(sessions),
        new ReadSession(sessions, stores.uiStates()),
        new DeleteSession(sessions, stores.uiStates(), stores.log(), turns, followers),
        new FollowSession(sessions, stores.log(), turns, followers),
        new RunTurn(ports, turns, settings.turns(), settings.prompts(), clock, UseCases::id),
        new StopTurn(turns),
        new UpdateUiState(sessions, stores.uiStates()),
        new SummarizeConversations(
            outside.model(), SummaryLimits.under(settings.prompts().tokensMax()), clock),
        new ReportViolation(stores.violations(), new Doorbell(), new ViolationTally(), clock));
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }
}

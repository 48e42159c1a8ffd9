package dev.haystack.inbound.websocket;

import dev.haystack.application.consent.AnswerConsent;
import dev.haystack.application.identity.CallerLeases;
import dev.haystack.application.identity.IdentifyCaller;
import dev.haystack.application.session.FollowSession;
import dev.haystack.application.session.UpdateUiState;
import dev.haystack.application.turn.RunTurn;
import dev.haystack.application.turn.StopTurn;

/** What messages on a socket lead to. */
public record SocketUseCases(
    IdentifyCaller identifyCaller,
    CallerLeases leases,
    FollowSession followSession,
    RunTurn runTurn,
    StopTurn stopTurn,
    UpdateUiState updateUiState,
    AnswerConsent answerConsent) {}
